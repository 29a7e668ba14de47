// A sum written out line by line, the result last.
import { formatNumber } from '#src/numbers/format.ts';

export interface SumLine {
  name: string;
  value: number;
  /** The data-name under which tests and readers find the number. */
  fact: string;
}

export function SumLines({ lines }: { lines: SumLine[] }) {
  return (
    <dl class="sum-lines">
      {lines.map(({ name, value, fact }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <data data-name={fact} value={String(value)}>
              {formatNumber(value, 'fixed-4')}
            </data>
          </dd>
        </div>
      ))}
    </dl>
  );
}
