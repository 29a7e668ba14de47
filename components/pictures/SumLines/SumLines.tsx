// A sum written out line by line, the result last.
import { Fact } from '#components/controls/Fact.tsx';

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
            <Fact name={fact} value={value} as="fixed-4" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
