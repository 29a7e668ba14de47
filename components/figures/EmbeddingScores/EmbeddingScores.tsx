// Live part: one neighbour or three; the dots and the table follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawEmbeddingScores } from '#components/figures/EmbeddingScores/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { type Count, rightOf, type ScoreRow, scoresOf, scoresSentence } from './scores.ts';

interface Props {
  rows: ScoreRow[];
  queries: number;
  children?: ComponentChildren;
}

const counts: Count[] = [1, 3];

export function EmbeddingScores({ rows, queries, children }: Props) {
  const [count, setCount] = useState<Count>(3);
  const [changed, setChanged] = useState(false);
  const draw = useMemo(() => drawEmbeddingScores(scoresOf(rows, queries, count)), [rows, count]);
  return (
    <div class="scores">
      <LiveChart draw={draw} label={scoresSentence(rows, queries, count)} changed={changed}>
        {children}
      </LiveChart>
      <p class="label scores-key">
        <span aria-hidden="true">●</span> nearest by distance · <span aria-hidden="true">○</span>{' '}
        nearest by angle (cosine)
      </p>
      <table class="scores-table">
        <thead>
          <tr>
            <th scope="col">what is compared</th>
            <th scope="col">by distance</th>
            <th scope="col">by angle</th>
            <th scope="col">pixels’ ten kept</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, distance, angle, kept }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <Right name={`score-${id}`} share={rightOf(distance, count) / queries} />
              </td>
              <td>
                {angle ? (
                  <Right name={`score-${id}-cosine`} share={rightOf(angle, count) / queries} />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <data data-name={`kept-${id}`} value={String(kept)}>
                  {formatNumber(kept, 'percent-0')}
                </data>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="controls">
        <fieldset class="choice">
          <legend>Who votes</legend>
          {counts.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="scores-count"
                checked={each === count}
                onChange={() => {
                  setCount(each);
                  setChanged(true);
                }}
              />
              {each === 1 ? 'the nearest' : 'the three nearest'}
            </label>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

const Right = ({ name, share }: { name: string; share: number }) => (
  <data data-name={name} value={String(share)}>
    {formatNumber(share, 'percent-2')}
  </data>
);
