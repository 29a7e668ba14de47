// A number with its name: the raw value for machines and tests, the formatted one for people.
import type { ComponentChildren } from 'preact';
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';

/**
 * A browser's translator leaves its content as it is, for numbers. Preact sets a property of that name, and its
 * renderer of the build an attribute.
 */
export const untranslated = { translate: (import.meta.env.SSR ? 'no' : false) as false };

export interface FactProps {
  /** The name under which tests and other figures find it. */
  name: string;
  /** `undefined` as long as it has not been measured; NaN while the reader has given nothing to answer. */
  value: number | undefined;
  as?: NumberStyle;
  class?: string;
  /** What it belongs to, where a list shows it: the pixel or the neuron of a weight. */
  place?: number;
  /** The words of the number, where no style has them. */
  children?: ComponentChildren;
}

export function Fact({ name, value, as, class: more, place, children }: FactProps) {
  if (value === undefined)
    return (
      <span class="not-yet">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">not measured yet</span>
      </span>
    );
  const isEmpty = Number.isNaN(value);
  return (
    <data
      {...untranslated}
      class={more}
      data-name={name}
      data-place={place}
      value={isEmpty ? '' : String(value)}
    >
      {children || (isEmpty ? '–' : formatNumber(value, as))}
    </data>
  );
}

export interface FactRow {
  /** What the number counts or measures. */
  label: ComponentChildren;
  fact: string;
  value: number | undefined;
  as?: NumberStyle;
  /** The result, set apart from what leads to it. */
  strong?: boolean;
  /** The words of the number, where no style has them. */
  shown?: ComponentChildren;
}

/** Numbers below each other, each with what it means. */
export const Facts = ({ rows, class: more = '' }: { rows: readonly FactRow[]; class?: string }) => (
  <dl class={`facts ${more}`.trim()}>
    {rows.map(({ label, fact, value, as, strong, shown }) => (
      <div key={fact} class={strong ? 'strong' : undefined}>
        <dt>{label}</dt>
        <dd>
          <Fact name={fact} value={value} as={as}>
            {shown}
          </Fact>
        </dd>
      </div>
    ))}
  </dl>
);
