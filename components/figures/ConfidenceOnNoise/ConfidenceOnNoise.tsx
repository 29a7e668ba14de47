// Live part: show the network another picture of chance, an empty page, or a digit.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { loadNetwork } from '#src/session/network.ts';
import { drawConfidence, type ConfidenceHistograms } from './chart.ts';
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
  const { shown, showNoise, want, fetching, trouble } = useShown(first);
  const { prediction, confidence } = shown;
  const draw = useMemo(() => drawConfidence(histograms, confidence), [histograms, confidence]);
  return (
    <div class="stage-side on-noise">
      <div class="side on-noise-picture">
        <Picture values={shown.pixels} largest={255} label={nameOf(shown)} />
        <p class="label">{nameOf(shown)}</p>
        <Spoken class="on-noise-verdict">
          “It is {articleFor(prediction)} <Fact name="shown-prediction" value={prediction} />,{' '}
          <br />
          and I am <Fact name="shown-confidence" value={confidence} as="percent-1" /> sure.”
        </Spoken>
      </div>
      <div class="chart-frame">
        <LiveChart draw={draw} label={label}>
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
        <Button strong onClick={() => showNoise('coarse')}>
          Coarse noise
        </Button>
        <Button onClick={() => showNoise('fine')}>Fine noise</Button>
        <Button onClick={() => want({ kind: 'blank', index: 0 })}>Blank page</Button>
        <Button onClick={() => want({ kind: 'test', index: 0 })}>A test image</Button>
      </div>
      <FetchingLine fetching={fetching} retry={trouble.retry} />
      <Trouble {...trouble} />
    </div>
  );
}

const Mean = ({ name, fact, value }: { name: string; fact: string; value: number }) => (
  <span>
    {name} <Fact name={fact} value={value} as="fixed-3" />
  </span>
);

function nameOf({ kind, index, label }: Shown): string {
  if (kind === 'blank') return 'a blank page: 784 zeros';
  if (kind === 'test') return `test image ${formatNumber(index)}, ${articleFor(label!)} ${label}`;
  return `${kind} noise, picture ${index + 1} of ${formatNumber(noiseCount)}`;
}

type Wish = Pick<Shown, 'kind' | 'index'>;
const firstWish: Wish = { kind: 'coarse', index: 0 };

function useShown(first: Props['first']) {
  const built = { ...firstWish, ...first, pixels: useMemo(() => pixelsFrom(first.pixels), []) };
  const [wish, want] = useState(firstWish);
  const next = useRef({ fine: 0, coarse: 1 });
  const { fetching, fetchWithNetwork } = useTestImages();
  const { part: shown, trouble } = useFetched<Wish, Shown>(
    wish,
    { key: firstWish, part: built },
    async ({ kind, index }) => {
      if (kind !== 'test') {
        const pixels = kind === 'blank' ? new Uint8Array(784) : noisePicture(kind, index);
        return show(await loadNetwork(), pixels, { kind, index });
      }
      const images = await fetchWithNetwork();
      if (!images) return;
      const { test, network } = images;
      const any = Math.floor(Math.random() * test.count);
      return show(network, pixelsOf(test, any), { kind, index: any, label: test.labels[any] });
    },
  );
  const showNoise = (kind: NoiseKind) => {
    const index = next.current[kind];
    next.current[kind] = (index + 1) % noiseCount;
    want({ kind, index });
  };
  return { shown, showNoise, want, fetching, trouble };
}
