// Live part: move a logit or the temperature, or put another list on the bench.
import { useState } from 'preact/hooks';
import { Spoken } from '#components/controls/Spoken.tsx';
import { articleLogits, printedAsZero } from '#src/formulas/article-list.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useReading } from '#src/session/reading.ts';
import { PrintedList } from './PrintedList.tsx';
import { SmallNumber } from './SmallNumber.tsx';
import { softmaxSteps, type SoftmaxSteps } from './softmax-steps.ts';

type Source = 'yours' | 'article' | 'moved';

export function SoftmaxBench({ first }: { first: Reading }) {
  const yours = useReading(first).logits;
  const [source, setSource] = useState<Source>('yours');
  const [kept, setKept] = useState<readonly number[]>(yours);
  // The slider counts powers of ten, so that a half and a double lie equally far from 1.
  const [power, setPower] = useState(0);
  const logits = source === 'yours' ? yours : kept;
  const temperature = 10 ** power;
  const steps = softmaxSteps(logits, temperature);
  const put = (next: Source, list: readonly number[]) => {
    setSource(next);
    setKept(list);
  };
  const move = (digit: number, logit: number) => put('moved', logits.with(digit, logit));
  const reset = () => {
    put('yours', yours);
    setPower(0);
  };
  return (
    <div class="softmax-bench">
      <Rows logits={logits} steps={steps} onMove={move} />
      <div class="softmax-results">
        <PrintedList probabilities={steps.probabilities} answer={steps.largestProbability} />
        <Outcome steps={steps} />
      </div>
      <Spoken class="softmax-remark">{remarkOn(source, temperature)}</Spoken>
      <div class="controls">
        <button
          class="button"
          type="button"
          aria-pressed={source === 'yours'}
          onClick={() => put('yours', yours)}
        >
          Your digit
        </button>
        <button
          class="button"
          type="button"
          aria-pressed={source === 'article'}
          onClick={() => put('article', articleLogits())}
        >
          The article’s list
        </button>
        <button class="button" type="button" onClick={reset}>
          Reset
        </button>
        <label class="slider softmax-temperature">
          <span>Temperature</span>
          <input
            type="range"
            min="-1"
            max="1"
            step="0.05"
            value={power}
            aria-label="Temperature"
            aria-valuetext={formatNumber(temperature, 'fixed-2')}
            onInput={(event) => setPower(Number(event.currentTarget.value))}
          />
          <output aria-live="off">
            <data data-name="bench-temperature" value={String(temperature)}>
              {formatNumber(temperature, 'fixed-2')}
            </data>
          </output>
        </label>
      </div>
    </div>
  );
}

function remarkOn(source: Source, temperature: number): string {
  if (source === 'article') {
    return `The article prints 0.00 for the 9. No logit gives exactly 0, since ln 0 is −∞. Here stands ln ${printedAsZero}, and with two decimals its share is printed as 0.00 all the same.`;
  }
  if (temperature > 1) return 'A temperature above 1 evens the shares out. The order stays.';
  if (temperature < 1) return 'A temperature below 1 gives the winner more. The order stays.';
  if (source === 'moved')
    return 'Only differences count: raise all ten logits alike, and no share moves.';
  return 'These are the logits of your digit. Move one, and watch all ten shares.';
}

interface RowsProps {
  logits: readonly number[];
  steps: SoftmaxSteps;
  onMove: (digit: number, logit: number) => void;
}

function Rows({ logits, steps, onMove }: RowsProps) {
  // A reader's drawing may go further than the usual range: the sliders make room.
  const reach = Math.max(20, ...logits.map((logit) => Math.ceil(Math.abs(logit))));
  return (
    <div class="softmax-rows">
      <p class="softmax-row softmax-head" aria-hidden="true">
        <span class="digit-name" />
        <span class="softmax-slider">logit</span>
        <span class="softmax-logit" />
        <span class="softmax-shifted">− largest, ÷ T</span>
        <span class="softmax-exponential">exp</span>
        <span class="softmax-share">
          <span class="softmax-wide">÷ sum = </span>probability
        </span>
      </p>
      {logits.map((logit, digit) => (
        <div
          class={`softmax-row ${digit === steps.largestProbability ? 'answer' : ''}`}
          key={digit}
        >
          <span class="digit-name">{digit}</span>
          <input
            class="softmax-slider"
            type="range"
            min={-reach}
            max={reach}
            step="0.1"
            value={logit}
            aria-label={`Logit of digit ${digit}`}
            aria-valuetext={formatNumber(logit, 'fixed-2')}
            onInput={(event) => onMove(digit, Number(event.currentTarget.value))}
          />
          <data class="softmax-logit" data-name={`bench-logit-${digit}`} value={String(logit)}>
            {formatNumber(logit, 'fixed-2')}
          </data>
          <data
            class="softmax-shifted"
            data-name={`bench-shifted-${digit}`}
            value={String(steps.shifted[digit])}
          >
            {formatNumber(steps.shifted[digit], 'fixed-2')}
          </data>
          <data
            class="softmax-exponential"
            data-name={`bench-exponential-${digit}`}
            value={String(steps.exponentials[digit])}
          >
            <SmallNumber value={steps.exponentials[digit]} />
          </data>
          <span class="softmax-bar" aria-hidden="true">
            <span style={{ inlineSize: `${steps.probabilities[digit] * 100}%` }} />
          </span>
          <data
            class="softmax-probability"
            data-name={`bench-probability-${digit}`}
            value={String(steps.probabilities[digit])}
          >
            <SmallNumber value={steps.probabilities[digit]} />
          </data>
        </div>
      ))}
      <p class="softmax-row softmax-sums">
        <span class="softmax-slider label">sum</span>
        <data class="softmax-exponential" data-name="bench-total" value={String(steps.total)}>
          {formatNumber(steps.total, 'fixed-4')}
        </data>
        <data class="softmax-sum" data-name="bench-sum" value={String(steps.sum)}>
          {formatNumber(steps.sum, 'fixed-8')}
        </data>
      </p>
    </div>
  );
}

const Outcome = ({ steps }: { steps: SoftmaxSteps }) => (
  <p class="softmax-outcome">
    <span>
      largest logit:{' '}
      <data data-name="bench-largest-logit" value={String(steps.largestLogit)}>
        {steps.largestLogit}
      </data>
    </span>
    <span>
      largest probability:{' '}
      <data data-name="bench-answer" value={String(steps.largestProbability)}>
        {steps.largestProbability}
      </data>
    </span>
  </p>
);
