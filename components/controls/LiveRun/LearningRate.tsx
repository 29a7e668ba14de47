// The learning rate of a run, before it and in its midst, on a scale on which each tenfold is as far as the next.
import { Fact } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import type { LiveRunState } from './use-live-run.ts';

interface Props {
  live: Pick<LiveRunState, 'learningRate' | 'setLearningRate'>;
  name: string;
  rates: readonly [lowest: number, highest: number];
}

/** Two significant digits, so that what is shown is what is trained with. */
const rateAt = (exponent: number) => Number((10 ** exponent).toPrecision(2));

export function LearningRate({ live, name, rates }: Props) {
  const [min, max] = rates.map(Math.log10) as [number, number];
  return (
    <Slider
      label="Learning rate"
      min={min}
      max={max}
      step={0.05}
      value={Math.log10(live.learningRate)}
      spoken={String(live.learningRate)}
      shown={<Fact name={`${name}-rate`} value={live.learningRate} as="significant-3" />}
      onValue={(exponent) => live.setLearningRate(rateAt(exponent))}
    />
  );
}
