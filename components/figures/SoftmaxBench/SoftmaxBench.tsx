// Live part: pull a logit, move the temperature, or put another list on the bench.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import type { FirstNeuron } from '#components/controls/Following/first-neuron.ts';
import { useDigitWeights, useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { articleLogits, printedAsZero } from '#src/formulas/article-list.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { atStart } from '#src/session/digit-name.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { Columns } from './Columns.tsx';
import { PrintedList } from './PrintedList.tsx';
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
  const [touched, touch] = useState<number>();
  const logits = source === 'yours' ? yours : kept;
  const temperature = 10 ** power;
  const steps = softmaxSteps(logits, temperature);
  const shown = touched ?? digit;
  const put = (next: Source, list: readonly number[]) => {
    setSource(next);
    setKept(list);
    setPower(0);
  };
  const move = (moved: number, logit: number) => {
    setSource('moved');
    setKept(logits.with(moved, logit));
    followDigit(moved);
  };
  return (
    <div class="softmax-bench">
      <Columns {...{ logits, steps, shown }} followed={digit} onMove={move} onTouch={touch} />
      <div class="controls">
        <Button aria-pressed={source === 'yours'} onClick={() => put('yours', yours)}>
          {atStart(name)}
        </Button>
        <Button aria-pressed={source === 'article'} onClick={() => put('article', articleLogits())}>
          The article’s list
        </Button>
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
      {source === 'yours' && power === 0 ? (
        <Vote
          neuron={voter}
          digit={shown}
          activation={reading.activations[voter]}
          weight={weights[shown]}
        />
      ) : (
        <Outcome {...{ source, temperature, steps }} />
      )}
      {source === 'article' && (
        <PrintedList probabilities={steps.probabilities} answer={steps.largestProbability} />
      )}
      <Trouble {...trouble} />
    </div>
  );
}

interface OutcomeProps {
  source: Source;
  temperature: number;
  steps: SoftmaxSteps;
}

const Outcome = ({ source, temperature, steps }: OutcomeProps) => (
  <Spoken class="softmax-remark" lines={[1, 3]}>
    {remarkOn(source, temperature)} Largest logit:{' '}
    <Fact name="bench-largest-logit" value={steps.largestLogit} />; largest share:{' '}
    <Fact name="bench-answer" value={steps.largestProbability} />.
  </Spoken>
);

function remarkOn(source: Source, temperature: number): string {
  if (temperature > 1) return 'A temperature above 1 evens the shares out. The order stays.';
  if (temperature < 1) return 'A temperature below 1 gives the winner more. The order stays.';
  if (source === 'article') {
    return `The article prints 0.00 for the 9. No logit gives exactly 0, because ln 0 is −∞. Ours is ln ${printedAsZero}.`;
  }
  return 'One logit moves, and all ten shares change with it.';
}
