// What was measured at each moment of training.
import { FactCell, Heads } from '#components/controls/Table.tsx';
import { formatNumber } from '#src/numbers/format.ts';

export interface Moment {
  run: 'book' | 'weight-decay' | 'small-start';
  step: number;
  /** On the test images, 0..1. */
  accuracy: number;
  /** Of neighbouring pixels' weights, the mean over the neurons. */
  correlation: number;
}

export const runNames: Record<Moment['run'], string> = {
  book: 'as the book’s network',
  'weight-decay': 'with weight decay',
  'small-start': 'from a small start',
};

export const MomentTable = ({ moments }: { moments: Moment[] }) => (
  <details>
    <summary>The numbers of all {moments.length} moments</summary>
    <table class="ruled">
      <Heads names={['trained', 'step', 'correlation', 'right']} />
      <tbody>
        {moments.map(({ run, step, accuracy, correlation }, k) => (
          <tr key={k}>
            <th scope="row">{runNames[run]}</th>
            <td>{formatNumber(step)}</td>
            <FactCell name={`correlation-${k}`} value={correlation} as="fixed-3" />
            <FactCell name={`accuracy-${k}`} value={accuracy} as="percent-2" />
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
