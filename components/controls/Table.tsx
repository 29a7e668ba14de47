// Parts of a table of numbers.
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
