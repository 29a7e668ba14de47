// Tables of numbers, whole and in parts.
import type { ComponentChildren } from 'preact';
import type { NumberStyle } from '#src/numbers/format.ts';
import { Fact, type FactProps } from './Fact.tsx';

/** The row of its heads. */
export const Heads = ({ names }: { names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** One number in a cell of its own. */
export const FactCell = (props: FactProps) => (
  <td>
    <Fact {...props} />
  </td>
);

interface TableCell {
  /** The number's name; none where the words say no number. */
  fact?: string;
  value?: number;
  as?: NumberStyle;
  /** The words of the number, where no style has them. */
  shown?: ComponentChildren;
  /** Beside the number, as in "3 of 12". */
  after?: string;
}

interface TableProps {
  /** Over the names of the rows. */
  head: string;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly TableCell[]; chosen?: boolean }[];
}

/** More than a phone has room for beside the names. */
const many = 4;

/** A row each thing compared; on a phone a row of many numbers becomes a name with its numbers in lines. */
export const FactTable = ({ head, columns, rows }: TableProps) => (
  <table class={columns.length >= many ? 'many' : undefined}>
    <Heads names={[head, ...columns]} />
    <tbody>
      {rows.map(({ name, cells, chosen }) => (
        <tr key={name} class={chosen ? 'chosen' : ''}>
          <th scope="row">{name}</th>
          {cells.map(({ fact, value, as, shown, after }, index) => (
            <td key={columns[index]} data-words={columns[index]}>
              <span>
                {fact ? (
                  <Fact name={fact} value={value} as={as}>
                    {shown}
                  </Fact>
                ) : (
                  shown
                )}
                {after}
              </span>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
