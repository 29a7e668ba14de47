// Live part: choose a batch size; how noisy its gradient is, and which rate suits it.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { type FactRow, Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { bestOf, type BuiltNoise } from './best.ts';
import { drawNoise, drawRates, firstSize } from './chart.ts';

interface Props extends BuiltNoise {
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function BatchNoise({ batchSizes, noise, runs, children }: Props) {
  const [shown, setShown] = useState<'noise' | 'rates'>('noise');
  const [place, setPlace] = useState(batchSizes.indexOf(firstSize));
  const size = batchSizes[place]!;
  const part = useMemo(() => ({ batchSizes, noise, runs }), [batchSizes, noise, runs]);
  const draw = useMemo(
    () => (shown === 'noise' ? drawNoise(part, size) : drawRates(part, size)),
    [shown, part, size],
  );
  const run = runs.find(({ batchSize }) => batchSize === size);
  const best = run && bestOf(run);
  const [start, later] = noise;
  const ofNoise: FactRow[] = [
    {
      label: 'the law, untrained',
      fact: 'noise-law',
      value: start!.ofOne / Math.sqrt(size),
      as: 'fixed-2',
    },
    {
      label: 'measured, untrained',
      fact: 'noise-measured',
      value: start!.measured[place],
      as: 'fixed-2',
      strong: true,
    },
    {
      label: 'measured, after an epoch',
      fact: 'noise-later',
      value: later!.measured[place],
      as: 'fixed-2',
    },
  ];
  const ofRates: FactRow[] = [
    { label: 'steps in an epoch', fact: 'batch-steps', value: run?.steps },
    {
      label: 'best rate of those tried',
      fact: 'batch-best-rate',
      value: best?.learningRate,
      shown: best && String(best.learningRate),
    },
    {
      label: 'test images read correctly',
      fact: 'batch-best-test',
      value: best?.test,
      as: 'percent-0',
      strong: true,
    },
  ];
  return (
    <div class="stage-side">
      <LiveChart
        class="chart-frame"
        draw={draw}
        label={shown === 'noise' ? noiseSentence(part) : ratesSentence(part)}
      >
        {children}
      </LiveChart>
      <Facts class="side" rows={shown === 'noise' ? ofNoise : ofRates} />
      <Spoken lines={[2, 3]}>
        {shown === 'noise'
          ? noiseWords(start!.measured[place]!, size)
          : best
            ? `A batch of ${formatNumber(size)} does best at a rate of ${best.learningRate}. Runs at the foot of the chart fell apart.`
            : 'Batches of a single image weren’t trained: an epoch of them has as many steps as there are images.'}
      </Spoken>
      <div class="controls">
        <Choice
          legend="Show"
          name="batch-noise-shown"
          options={[
            ['noise', 'the noise'],
            ['rates', 'one epoch at each rate'],
          ]}
          value={shown}
          onValue={setShown}
        />
        <ListSlider
          label="Images in the batch"
          values={batchSizes}
          index={place}
          words={formatNumber}
          fact="batch-size"
          onIndex={setPlace}
        />
      </div>
    </div>
  );
}

function noiseWords(noise: number, size: number): string {
  const images = size === 1 ? 'a single image' : `${formatNumber(size)} images`;
  if (noise > 1)
    return `The gradient of ${images} is off by ${formatNumber(noise, 'fixed-1')} times the length of the gradient itself.`;
  return `The gradient of ${images} is off by ${formatNumber(noise, 'percent-0')} of the gradient’s length.`;
}

export function noiseSentence({ batchSizes, noise }: BuiltNoise): string {
  const { measured } = noise[0]!;
  return `The noise of an untrained network’s gradient falls from ${formatNumber(measured[0]!, 'fixed-1')} with ${batchSizes[0]} image to ${formatNumber(measured.at(-1)!, 'fixed-2')} with ${formatNumber(batchSizes.at(-1)!)}, along a straight line.`;
}

function ratesSentence({ runs }: BuiltNoise): string {
  const each = runs.map((run) => {
    const { learningRate, test } = bestOf(run);
    return `${formatNumber(run.batchSize)}: ${learningRate}, ${formatNumber(test, 'percent-0')}`;
  });
  return `Best rate and test images read correctly after one epoch, by batch size: ${each.join('; ')}.`;
}
