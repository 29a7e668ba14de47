// Live part: move a logit or the temperature, or put another list on the bench.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import type { FirstNeuron } from '#components/controls/Following/first-neuron.ts';
import { useDigitWeights, useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { Range, Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { rowClass } from '#components/pictures/Probabilities/Probabilities.tsx';
import { articleLogits, printedAsZero } from '#src/formulas/article-list.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { atStart } from '#src/session/digit-name.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { softmaxSteps, type SoftmaxSteps } from './softmax-steps.ts';

type Source = 'yours' | 'article' | 'moved';

interface Props {
  first: Reading;
  firstNeuron: FirstNeuron;
}

export function SoftmaxBench({ first, firstNeuron }: Props) {
  const reading = useReading(first);
  const yours = reading.logits;
  const { neuron, digit, followDigit } = useFollowed(reading);
  const { key: voter, part: weights, trouble } = useDigitWeights(neuron, firstNeuron);
  const name = useDigitName();
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
  const move = (moved: number, logit: number) => {
    put('moved', logits.with(moved, logit));
    followDigit(moved);
  };
  const reset = () => {
    put('yours', yours);
    setPower(0);
  };
  return (
    <div class="softmax-bench">
      <Rows {...{ logits, steps }} followed={digit} onMove={move} />
      <div class="softmax-results">
        <PrintedList probabilities={steps.probabilities} answer={steps.largestProbability} />
        <Outcome steps={steps} />
      </div>
      <Spoken class="softmax-remark" lines={[1, 1]}>
        {remarkOn(source, temperature, name)}
      </Spoken>
      {source === 'yours' ? (
        <Vote
          neuron={voter}
          digit={digit}
          activation={reading.activations[voter]}
          weight={weights[digit]}
        />
      ) : (
        <p class="lines" style="--lines-narrow: 2" />
      )}
      <div class="controls">
        <Button aria-pressed={source === 'yours'} onClick={() => put('yours', yours)}>
          {atStart(name)}
        </Button>
        <Button aria-pressed={source === 'article'} onClick={() => put('article', articleLogits())}>
          The article’s list
        </Button>
        <Button onClick={reset}>Reset</Button>
        <Slider
          label="Temperature"
          min={-1}
          max={1}
          step={0.05}
          value={power}
          spoken={formatNumber(temperature, 'fixed-2')}
          shown={<Fact name="bench-temperature" value={temperature} as="fixed-2" />}
          onValue={setPower}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

function remarkOn(source: Source, temperature: number, name: string): string {
  if (source === 'article') {
    return `The article prints 0.00 for the 9. No logit gives exactly 0, because ln 0 is −∞. Ours is ln ${printedAsZero}, and with two decimals its share is still printed as 0.00.`;
  }
  if (temperature > 1) return 'A temperature above 1 evens the shares out. The order stays.';
  if (temperature < 1) return 'A temperature below 1 gives the winner more. The order stays.';
  if (source === 'moved')
    return 'Only differences count: raise all ten logits alike, and no share moves.';
  return `These are the logits of ${name}. Move one, and watch all ten shares.`;
}

interface RowsProps {
  logits: readonly number[];
  steps: SoftmaxSteps;
  /** The digit that the reader follows. */
  followed: number;
  onMove: (digit: number, logit: number) => void;
}

function Rows({ logits, steps, followed, onMove }: RowsProps) {
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
          class={`softmax-row ${rowClass(digit, steps.largestProbability, followed)}`}
          key={digit}
        >
          <span class="digit-name">{digit}</span>
          <Range
            class="softmax-slider"
            label={`Logit of digit ${digit}`}
            min={-reach}
            max={reach}
            step={0.1}
            value={logit}
            spoken={formatNumber(logit, 'fixed-2')}
            onValue={(moved) => onMove(digit, moved)}
          />
          <Fact class="softmax-logit" name={`bench-logit-${digit}`} value={logit} as="fixed-2" />
          <Fact
            class="softmax-shifted"
            name={`bench-shifted-${digit}`}
            value={steps.shifted[digit]}
            as="fixed-2"
          />
          <Fact
            class="softmax-exponential"
            name={`bench-exponential-${digit}`}
            value={steps.exponentials[digit]}
          >
            <SmallNumber value={steps.exponentials[digit]} />
          </Fact>
          <span class="softmax-bar bar" aria-hidden="true">
            <span style={{ inlineSize: `${steps.probabilities[digit] * 100}%` }} />
          </span>
          <Fact
            class="softmax-probability"
            name={`bench-probability-${digit}`}
            value={steps.probabilities[digit]}
          >
            <SmallNumber value={steps.probabilities[digit]} />
          </Fact>
        </div>
      ))}
      <p class="softmax-row softmax-sums">
        <span class="softmax-slider label">sum</span>
        <Fact class="softmax-exponential" name="bench-total" value={steps.total} as="fixed-4" />
        <Fact class="softmax-sum" name="bench-sum" value={steps.sum} as="fixed-8" />
      </p>
    </div>
  );
}

const Outcome = ({ steps }: { steps: SoftmaxSteps }) => (
  <p class="softmax-outcome">
    <span>
      largest logit:{' '}
      <Fact class="your-digit" name="bench-largest-logit" value={steps.largestLogit} />
    </span>
    <span>
      largest probability:{' '}
      <Fact class="your-digit" name="bench-answer" value={steps.largestProbability} />
    </span>
  </p>
);

interface PrintedProps {
  probabilities: readonly number[];
  answer: number;
}

/** The list as the article prints it: two decimals, and the arrow under the entry it means. */
function PrintedList({ probabilities, answer }: PrintedProps) {
  return (
    <div class="printed-list">
      <p class="label">printed with two decimals</p>
      <ol aria-label="The ten probabilities with two decimals">
        {probabilities.map((probability, digit) => (
          <li class={digit === answer ? 'answer' : ''}>
            <span>{formatNumber(probability, 'fixed-2')}</span>
            <span class="printed-mark" aria-hidden="true">
              {digit === answer && '↑'}
            </span>
            <span class="printed-index" aria-hidden="true">
              {digit}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Below this, 32 bits hold nothing but 0. */
const smallestPower = -45;

/** A positive number that may be tiny: four decimals while they say something, else a power of ten. */
function SmallNumber({ value }: { value: number }) {
  // given 0.9999: Four decimals never round up to 1.
  if (value < 1 && value >= 0.99995) return <>&gt; 0.9999</>;
  if (value >= 0.0005) return <>{formatNumber(value, 'fixed-4')}</>;
  // given 10: The base of a power.
  if (value === 0) {
    return (
      <>
        &lt; 10<sup>−{-smallestPower}</sup>
      </>
    );
  }
  // given 10: The base of a power.
  const [mantissa, power] = value.toExponential(1).split('e-');
  return (
    <>
      {mantissa} × 10<sup>−{power}</sup>
    </>
  );
}
