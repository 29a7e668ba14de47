// Live part: one neighbour or three; the dots and the table follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactCell, Heads } from '#components/controls/Table.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawEmbeddingScores } from './chart.ts';
import {
  type Count,
  rightOf,
  type ScoreRow,
  scoresOf,
  scoresSentence,
  verdictOn,
} from './scores.ts';

interface Props {
  rows: ScoreRow[];
  queries: number;
  children?: ComponentChildren;
}

const counts: [Count, string][] = [
  [1, 'the nearest'],
  [3, 'the three nearest'],
];
const heads = ['what is compared', 'by distance', 'by angle', 'pixels’ ten kept'];

export function EmbeddingScores({ rows, queries, children }: Props) {
  const [count, setCount] = useState<Count>(3);
  const draw = useMemo(() => drawEmbeddingScores(scoresOf(rows, queries, count)), [rows, count]);
  const share = (pair: [number, number]) => rightOf(pair, count) / queries;
  return (
    <div class="stage-side scores">
      <div class="chart-frame">
        <LiveChart draw={draw} label={scoresSentence(rows, queries, count)}>
          {children}
        </LiveChart>
        <p class="label scores-key">
          <span aria-hidden="true">●</span> nearest by distance · <span aria-hidden="true">○</span>{' '}
          nearest by angle (cosine)
        </p>
      </div>
      <div class="side">
        <Spoken lines={[6, 4]}>{verdictOn(rows, queries, count)}</Spoken>
      </div>
      <div class="controls">
        <Choice
          class="pairs"
          legend="Who votes"
          name="scores-count"
          options={counts}
          value={count}
          onValue={setCount}
        />
      </div>
      <details>
        <summary>All numbers, and how many of the pixels’ neighbours each list keeps</summary>
        <table class="ruled">
          <Heads names={heads} />
          <tbody>
            {rows.map(({ id, name, distance, angle, kept }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <FactCell name={`score-${id}`} value={share(distance)} as="percent-2" />
                {angle ? (
                  <FactCell name={`score-${id}-cosine`} value={share(angle)} as="percent-2" />
                ) : (
                  <td>–</td>
                )}
                <FactCell name={`kept-${id}`} value={kept} as="percent-0" />
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
