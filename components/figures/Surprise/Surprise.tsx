// Live part: say what the right answer is, and read what the network's probability for it costs.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { surprise } from '#src/formulas/backward-digit.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { useReading } from '#src/session/reading.ts';
import { useRightAnswer } from '#src/session/right-answer.ts';
import { drawSurprise, highestDrawn } from './chart.ts';

interface Props {
  first: Reading;
  firstLabel: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function Surprise({ first, firstLabel, children }: Props) {
  const reading = useReading(first);
  const { label, choose, name } = useRightAnswer(reading, firstLabel);
  const probability = reading.probabilities[label]!;
  const loss = surprise(probability);
  const draw = useMemo(() => drawSurprise(probability), [probability]);
  return (
    <div class="stage-side surprise">
      <LiveChart class="chart-frame" draw={draw} label={chartSentence(label, probability)}>
        {children}
      </LiveChart>
      <div class="side">
        <Picture class="yours" values={reading.pixels} largest={255} label={name} />
        <Facts
          rows={[
            {
              label: `p of the ${label}`,
              fact: 'surprise-probability',
              value: probability,
              as: 'probability',
            },
            { label: 'loss', fact: 'surprise-loss', value: loss, as: 'fixed-4', strong: true },
          ]}
        />
      </div>
      <Spoken lines={[2, 4]}>{sentenceOn(label, probability, reading.prediction)}</Spoken>
      <div class="controls">
        <DigitChoice
          legend={`The right answer for ${name}`}
          name="surprise-digit"
          digit={label}
          onChoose={choose}
        />
      </div>
    </div>
  );
}

export const chartSentence = (label: number, probability: number): string =>
  `The loss falls from ${highestDrawn} and more for a probability near 0 to 0 for a probability of 1. The right answer, ${label}, has ${formatNumber(probability, 'probability')} and costs ${formatNumber(surprise(probability), 'fixed-2')}.`;

function sentenceOn(label: number, probability: number, prediction: number): string {
  const loss = surprise(probability);
  const words = `If the right answer is ${label}, the loss is ${formatNumber(loss, 'fixed-2')}`;
  if (loss > highestDrawn)
    return `${words}, higher than the chart reaches. The network was all but certain of something else, ${articleFor(prediction)} ${prediction}.`;
  if (loss < 0.01) return `${words}: no surprise at all.`;
  return `${words}. A probability half as large would cost ${formatNumber(Math.LN2, 'fixed-2')} more.`;
}
