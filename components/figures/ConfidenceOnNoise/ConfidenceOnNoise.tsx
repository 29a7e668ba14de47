// Live part: show the network another picture of chance, an empty page, or a digit.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import {
  drawConfidence,
  type ConfidenceHistograms,
} from '#components/figures/ConfidenceOnNoise/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { loadNetwork } from '#src/session/network.ts';
import { noiseCount, noisePicture, show, type NoiseKind, type Shown } from './strange-pictures.ts';

interface Props {
  /** The first picture of coarse noise, as text. */
  first: { pixels: string; prediction: number; confidence: number };
  histograms: ConfidenceHistograms;
  means: Record<keyof ConfidenceHistograms, number>;
  label: string;
  children?: ComponentChildren;
}

export function ConfidenceOnNoise({ first, histograms, means, label, children }: Props) {
  const built = useMemo<Shown>(
    () => ({ ...first, kind: 'coarse', pixels: pixelsFrom(first.pixels), index: 0 }),
    [first],
  );
  const { shown, showNoise, showBlank, showTest, fetching, trouble, changed } = useShown(built);
  const draw = useMemo(
    () => drawConfidence(histograms, shown.confidence),
    [histograms, shown.confidence],
  );
  return (
    <div class="on-noise">
      <div class="on-noise-picture">
        <Picture values={shown.pixels} largest={255} label={nameOf(shown)} />
        <p class="label">{nameOf(shown)}</p>
        <Spoken class="on-noise-verdict">
          “It is a{' '}
          <data data-name="shown-prediction" value={String(shown.prediction)}>
            {shown.prediction}
          </data>
          , <br />
          and I am{' '}
          <data data-name="shown-confidence" value={String(shown.confidence)}>
            {formatNumber(shown.confidence, 'percent-1')}
          </data>{' '}
          sure.”
        </Spoken>
      </div>
      <div class="on-noise-chart">
        <LiveChart draw={draw} label={label} changed={changed}>
          {children}
        </LiveChart>
        <p class="on-noise-means">
          <span class="label">mean</span>
          <Mean name="test images" fact="mean-confidence" value={means.digits} />
          <Mean name="fine noise" fact="noise-confidence" value={means.fine} />
          <Mean name="coarse noise" fact="coarse-confidence" value={means.coarse} />
        </p>
      </div>
      <div class="controls">
        <button class="button strong" type="button" onClick={() => showNoise('coarse')}>
          Coarse noise
        </button>
        <button class="button" type="button" onClick={() => showNoise('fine')}>
          Fine noise
        </button>
        <button class="button" type="button" onClick={showBlank}>
          Blank page
        </button>
        <button class="button" type="button" onClick={() => void showTest()}>
          A test image
        </button>
      </div>
      <FetchingLine fetching={fetching} retry={() => void showTest()} />
      {trouble && <p class="trouble">{trouble}</p>}
    </div>
  );
}

const Mean = ({ name, fact, value }: { name: string; fact: string; value: number }) => (
  <span>
    {name}{' '}
    <data data-name={fact} value={String(value)}>
      {formatNumber(value, 'fixed-3')}
    </data>
  </span>
);

function nameOf({ kind, index, label }: Shown): string {
  if (kind === 'blank') return 'a blank page: 784 zeros';
  if (kind === 'test') return `test image ${formatNumber(index)}, a ${label}`;
  return `${kind} noise, picture ${index + 1} of ${formatNumber(noiseCount)}`;
}

function useShown(built: Shown) {
  const [shown, setShown] = useState(built);
  const [trouble, setTrouble] = useState('');
  const { fetching, fetchImages } = useTestImages();
  const next = useRef({ fine: 0, coarse: 1 });
  // The reader may press again while something is on its way: the last press counts.
  const presses = useRef(0);
  const read = async (pixels: () => Uint8Array, kind: Shown['kind'], index = 0) => {
    const press = ++presses.current;
    try {
      const network = await loadNetwork();
      if (press === presses.current) setShown(show(network, pixels(), { kind, index }));
      setTrouble('');
    } catch (error) {
      setTrouble(`${(error as Error).message} Press the button to try again.`);
    }
  };
  return {
    shown,
    trouble,
    fetching,
    changed: shown !== built,
    showNoise: (kind: NoiseKind) => {
      const index = next.current[kind];
      next.current[kind] = (index + 1) % noiseCount;
      void read(() => noisePicture(kind, index), kind, index);
    },
    showBlank: () => void read(() => new Uint8Array(784), 'blank'),
    showTest: async () => {
      const press = ++presses.current;
      const images = await fetchImages();
      if (!images || press !== presses.current) return;
      const { test, network } = images;
      const index = Math.floor(Math.random() * test.count);
      const known = { kind: 'test', index, label: test.labels[index] } as const;
      setShown(show(network, pixelsOf(test, index), known));
    },
  };
}
