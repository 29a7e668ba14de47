// Numbers in columns, a row each thing compared; on a phone a row becomes a name with its numbers in lines.
import type { ComponentChildren } from 'preact';
import type { NumberStyle } from '#src/numbers/format.ts';
import { Fact } from './Fact.tsx';

export interface FactCell {
  /** The number's name; none where the words say no number. */
  fact?: string;
  value?: number;
  as?: NumberStyle;
  /** The words of the number, where no style has them. */
  shown?: ComponentChildren;
  /** Beside the number, as in "3 of 12". */
  after?: string;
}

interface Props {
  /** Over the names of the rows. */
  head: ComponentChildren;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly FactCell[]; chosen?: boolean }[];
}

export const FactTable = ({ head, columns, rows }: Props) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
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
