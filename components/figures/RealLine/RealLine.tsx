// Live part: choose where to stand, whose gradient to follow and how far to go; the promise and the truth follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { LineFrom, LineOf, RealLine as Line } from '#src/records/experiments/real-line.ts';
import { drawLine, firstRate, promised, shownRates } from './chart.ts';

interface Props {
  learningRates: number[];
  lines: Line[];
  images: number;
  batchSize: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function RealLine({ learningRates, lines, images, batchSize, children }: Props) {
  const [from, setFrom] = useState<LineFrom>('start');
  const [of, setOf] = useState<LineOf>('all');
  const [wanted, setWanted] = useState(learningRates.indexOf(firstRate));
  const line = lines.find((one) => one.from === from && one.of === of)!;
  const count = shownRates(learningRates, line);
  const place = Math.min(wanted, count - 1);
  const rate = learningRates[place]!;
  const draw = useMemo(() => drawLine(learningRates, line, place), [learningRates, line, place]);
  const before = (of === 'all' ? line.loss : line.batch)[0]!;
  const promise = before - promised(line, rate);
  const isBatch = of === 'batch';
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={chartSentence(learningRates, line)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          { label: 'promised fall', fact: 'line-promise', value: promise, as: 'fixed-3' },
          ...(isBatch
            ? [
                {
                  label: 'true fall, the batch',
                  fact: 'line-batch-fall',
                  value: before - line.batch[place]!,
                  as: 'fixed-3' as const,
                },
              ]
            : []),
          {
            label: isBatch ? `true fall, ${formatNumber(images)} others` : 'true fall',
            fact: 'line-fall',
            value: line.loss[0]! - line.loss[place]!,
            as: 'fixed-3',
            strong: true,
          },
          {
            label: 'loss after the step',
            fact: 'line-loss',
            value: line.loss[place]!,
            as: 'fixed-3',
          },
          {
            label: 'images read correctly',
            fact: 'line-correct',
            value: line.correct[place]! / images,
            as: 'percent-1',
          },
        ]}
      />
      <Spoken lines={[2, 4]}>{sentenceOn(line, rate, place, batchSize)}</Spoken>
      <div class="controls">
        <Choice
          legend="The network"
          name="real-line-from"
          options={[
            ['start', 'untrained'],
            ['epoch', 'after an epoch'],
          ]}
          value={from}
          onValue={setFrom}
        />
        <Choice
          legend="Slopes of"
          name="real-line-of"
          options={[
            ['all', `${formatNumber(images)} images`],
            ['batch', `a batch of ${batchSize}`],
          ]}
          value={of}
          onValue={setOf}
        />
        <ListSlider
          label="Learning rate"
          values={learningRates.slice(0, count)}
          index={place}
          fact="line-rate"
          onIndex={setWanted}
        />
      </div>
    </div>
  );
}

export function chartSentence(learningRates: readonly number[], line: Line): string {
  const lowest = Math.min(...line.loss);
  const at = learningRates[line.loss.indexOf(lowest)]!;
  const shown = (value: number) => formatNumber(value, 'fixed-3');
  return `From ${shown(line.loss[0]!)} the loss falls to ${shown(lowest)} at a rate of ${at}, where ${shown(Math.max(0, promised(line, at)))} was promised; after that it rises.`;
}

function sentenceOn(line: Line, rate: number, place: number, batchSize: number): string {
  if (rate === 0) return 'No step yet. Move the rate.';
  const fall = line.loss[0]! - line.loss[place]!;
  if (line.of === 'batch') {
    const own = line.batch[0]! - line.batch[place]!;
    if (own > 0 && fall <= 0)
      return `The ${batchSize} images of the batch are better off, and all the others are worse off than before.`;
    if (fall <= 0) return 'Too far: the batch itself and all the others are worse off than before.';
    return `Both losses fall. The others get ${formatNumber(fall / own, 'percent-0')} of what the batch gets.`;
  }
  if (fall <= 0) return 'Too far: the loss is higher than before the step.';
  const share = fall / (line.square * rate);
  return `The step brings ${formatNumber(share, 'percent-0')} of what its slope promised.`;
}
