// Live part: a hundred images of one digit in one batch, asked in either mode, beside the curve over the size of the batch.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { meanOf, type ShownModes } from './modes.ts';

interface Props {
  modes: Omit<ShownModes, 'batches' | 'keptOfBatches'>;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

type Mode = 'ofBatch' | 'kept';

const firstDigit = 7;

export function BatchMode({ modes, children }: Props) {
  const [digit, setDigit] = useState(firstDigit);
  const [mode, setMode] = useState<Mode>('ofBatch');
  const { alone, count, kept, aloneRight, afterwards } = modes;
  const answers = alone[digit]![mode];
  return (
    <div class="stage-side batch-mode">
      <div class="chart-frame">{children}</div>
      <div class="side">
        <p class="label">
          {count} test images of {digit} in one batch, and what they are called
        </p>
        <ol class="probabilities" aria-label={`Answers to ${count} images of ${digit}`}>
          {answers.map((said, answer) => (
            <li key={answer} class={answer === digit ? 'answer' : ''}>
              <span class="digit-name">{answer}</span>
              <span class="bar" aria-hidden="true">
                <span style={{ inlineSize: `${(100 * said) / count}%` }} />
              </span>
              <Fact name={`mode-answers-${answer}`} value={said} />
            </li>
          ))}
        </ol>
      </div>
      <Spoken lines={[2, 4]}>{sentenceOn(digit, answers, mode, count)}</Spoken>
      <div class="controls">
        <DigitChoice
          legend="A batch of nothing but"
          name="batch-mode-digit"
          digit={digit}
          onChoose={setDigit}
        />
        <Choice
          legend="Asked with"
          name="batch-mode-mode"
          options={[
            ['ofBatch', 'the statistics of the batch'],
            ['kept', 'the kept statistics'],
          ]}
          value={mode}
          onValue={setMode}
        />
      </div>
      <Facts
        class="batch-mode-sums"
        rows={[
          {
            label: 'all test images, kept statistics',
            fact: 'mode-kept',
            value: meanOf(kept),
            as: 'percent-1',
          },
          {
            label: `${count} of each digit, a batch for each digit, statistics of the batch`,
            fact: 'mode-alone',
            value: meanOf(aloneRight.ofBatch),
            as: 'percent-1',
          },
          {
            label: `after ten batches of ${firstDigit}s in that mode, all test images, kept statistics`,
            fact: 'mode-afterwards',
            value: meanOf(afterwards),
            as: 'percent-1',
          },
        ]}
      />
    </div>
  );
}

function sentenceOn(digit: number, answers: number[], mode: Mode, count: number): string {
  const right = answers[digit]!;
  if (mode === 'kept')
    return `With the statistics kept from training, ${right} of the ${count} are read correctly: the other images in the batch don’t matter.`;
  const most = Math.max(...answers);
  const other = answers.indexOf(most);
  const words = `With the statistics of the batch, ${formatNumber(right)} of the ${count} are read correctly.`;
  if (other === digit) return `${words} What all of them share has been subtracted.`;
  return `${words} What all of them share has been subtracted, and the commonest answer is now ${other}.`;
}
