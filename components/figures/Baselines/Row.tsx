// One way to answer: its name, its place on the axis, its share of right answers, and what it needs.
import type { Answerer } from '#src/facts/baselines.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { axes, isNeighbour, placeOn, wordsOf, type Axis } from './axis.ts';

export const Row = ({ axis, answerer }: { axis: Axis; answerer: Answerer }) => {
  const { name, accuracy, kept, multiplyAdds } = answerer;
  return (
    <li class="baseline" data-way={name}>
      <span class="baseline-name">{wordsOf[name]}</span>
      <Track axis={axis} accuracy={accuracy} />
      <span class="baseline-right">
        <data data-name={`row-${name}`} value={String(accuracy)}>
          {formatNumber(accuracy, 'percent-2')}
        </data>
      </span>
      <span class="baseline-needs">
        <span>
          <Need name={`kept-${name}`} value={kept} />
          {isNeighbour(answerer) ? ' pixels kept,' : ' numbers kept,'}
        </span>{' '}
        <span>
          <Need name={`work-${name}`} value={multiplyAdds} /> multiply-adds
        </span>
      </span>
    </li>
  );
};

const Need = ({ name, value }: { name: string; value: number }) => (
  <data data-name={name} value={String(value)}>
    {formatNumber(value)}
  </data>
);

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
    <span class="baseline-name">right on the test images, %</span>
    <span class="baseline-track">
      {axes[axis].ticks.map((tick, place) => (
        <span key={place} style={`left:${place * 20}%`}>
          {tick}
        </span>
      ))}
    </span>
  </p>
);
