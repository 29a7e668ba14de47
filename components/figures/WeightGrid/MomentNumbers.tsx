// What was measured at a moment of training, for the one that is shown and for all.
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

export const MomentNumbers = ({ moment: { accuracy, correlation } }: { moment: Moment }) => (
  <dl class="weight-grid-numbers">
    <div>
      <dt>neighbours’ correlation</dt>
      <dd>
        <data data-name="moment-correlation" value={String(correlation)}>
          {formatNumber(correlation, 'fixed-2')}
        </data>
      </dd>
    </div>
    <div>
      <dt>test images right</dt>
      <dd>
        <data data-name="moment-accuracy" value={String(accuracy)}>
          {formatNumber(accuracy, 'percent-1')}
        </data>
      </dd>
    </div>
  </dl>
);

export const MomentTable = ({ moments }: { moments: Moment[] }) => (
  <details class="weight-grid-table">
    <summary>The numbers of all {moments.length} moments</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">trained</th>
          <th scope="col">step</th>
          <th scope="col">correlation</th>
          <th scope="col">right</th>
        </tr>
      </thead>
      <tbody>
        {moments.map(({ run, step, accuracy, correlation }, k) => (
          <tr key={k}>
            <th scope="row">{runNames[run]}</th>
            <td>{formatNumber(step)}</td>
            <td>
              <data data-name={`correlation-${k}`} value={String(correlation)}>
                {formatNumber(correlation, 'fixed-3')}
              </data>
            </td>
            <td>
              <data data-name={`accuracy-${k}`} value={String(accuracy)}>
                {formatNumber(accuracy, 'percent-2')}
              </data>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
