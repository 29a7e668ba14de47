// One way to answer: its name, its place on an axis, its share of right answers, and what it needs. The axis is whole,
// or only its upper end, where the good ones stand close together.
import { Fact } from '#components/controls/Fact.tsx';
import type { Answerer } from '#src/facts/baselines.ts';

export type Axis = 'whole' | 'upper';

export const axes: Record<Axis, { words: string; from: number; ticks: number[] }> = {
  // given 100 and 90 and 100: The ends of an axis.
  whole: { words: '0 to 100 %', from: 0, ticks: [0, 20, 40, 60, 80, 100] },
  upper: { words: '90 to 100 %', from: 90, ticks: [90, 92, 94, 96, 98, 100] },
};

/** Where a share stands, as a share of the axis; `undefined` if it lies to the left of it. */
function placeOn(axis: Axis, accuracy: number): number | undefined {
  const { from } = axes[axis];
  const percent = accuracy * 100;
  return percent < from ? undefined : (percent - from) / (100 - from);
}

const wordsOf: Record<string, string> = {
  guessing: 'guessing',
  'always-1': 'always “1”',
  'two-features': 'two sums of ink',
  'nearest-mean': 'nearest average picture',
  'logistic-regression': 'logistic regression',
  'nearest-1': 'nearest neighbour',
  'nearest-3': 'three nearest neighbours',
  network: 'the network of this book',
  'cnn-small': 'a small convolutional network',
  cnn: 'a convolutional network',
  gru: 'a recurrent network (GRU)',
  transformer: 'a transformer',
};

export const isNeighbour = ({ name }: Answerer) => /^nearest-\d/.test(name);

export const Row = ({ axis, answerer }: { axis: Axis; answerer: Answerer }) => {
  const { name, accuracy, kept, multiplyAdds } = answerer;
  return (
    <li class="baseline" data-way={name}>
      <span class="baseline-name">{wordsOf[name]}</span>
      <Track axis={axis} accuracy={accuracy} />
      <span class="baseline-right">
        <Fact name={`row-${name}`} value={accuracy} as="percent-2" />
      </span>
      <span class="baseline-needs">
        <span>
          <Fact name={`kept-${name}`} value={kept} />
          {isNeighbour(answerer) ? ' pixels kept,' : ' numbers kept,'}
        </span>{' '}
        <span>
          <Fact name={`work-${name}`} value={multiplyAdds} /> multiply-adds
        </span>
      </span>
    </li>
  );
};

interface TrackProps {
  axis: Axis;
  accuracy: number;
  hollow?: boolean;
}

/** A dot on the axis, or an arrow where the dot lies to the left of it. */
export function Track({ axis, accuracy, hollow = false }: TrackProps) {
  const place = placeOn(axis, accuracy);
  return (
    <span class="baseline-track" aria-hidden="true">
      {place === undefined ? (
        <span class="baseline-left">◂</span>
      ) : (
        <span
          class={hollow ? 'baseline-dot hollow' : 'baseline-dot'}
          style={`left:${(100 * place).toFixed(2)}%`}
        />
      )}
    </span>
  );
}

export const Ticks = ({ axis }: { axis: Axis }) => (
  <p class="baseline baseline-ticks" aria-hidden="true">
    <span class="baseline-name">test images read correctly, %</span>
    <span class="baseline-track">
      {axes[axis].ticks.map((tick, place) => (
        <span key={place} style={`left:${place * 20}%`}>
          {tick}
        </span>
      ))}
    </span>
  </p>
);
