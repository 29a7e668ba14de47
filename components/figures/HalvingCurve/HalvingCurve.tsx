// Live part: the depth and the way of halving; the chart, the sums and the saved share follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { halving, type Saving } from '#components/figures/HalvingCurve/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { halved, narrow, type Term, type Way, wide } from './halvings.ts';

interface Props {
  savings: Saving[];
  claimed: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const ways: [Way, string][] = [
  ['every', 'every hidden layer'],
  ['first', 'first of two'],
  ['second', 'second of two'],
  ['square', 'one square block'],
];

export function HalvingCurve({ savings, claimed, children }: Props) {
  const [way, setWay] = useState<Way>('every');
  const [depth, setDepth] = useState(1);
  const now = halved(way, depth);
  const draw = useMemo(() => {
    const shown = now.depth === undefined ? undefined : { depth: now.depth, saved: now.saved };
    return halving({ savings, claimed, shown });
  }, [savings, claimed, way, depth]);
  return (
    <div class="halving stage-side">
      <LiveChart
        class="chart-frame"
        draw={draw}
        label={chartSentence(savings, now.saved, now.depth)}
      >
        {children}
      </LiveChart>
      <div class="side stack">
        <Sum name="before" terms={now.before} total={now.parametersBefore} />
        <Sum name="after" terms={now.after} total={now.parametersAfter} />
        <Facts
          rows={[
            { label: 'saved', fact: 'saved', value: now.saved, as: 'percent-2', strong: true },
          ]}
        />
      </div>
      <div class="controls">
        <Choice
          class="pairs"
          legend="Halve"
          name="halving-way"
          options={ways}
          value={way}
          onValue={setWay}
        />
        <Slider
          label="Hidden layers"
          min={1}
          max={savings.length}
          value={way === 'every' ? depth : (now.depth ?? 1)}
          shown={way === 'every' ? depth : (now.depth ?? 'none')}
          disabled={way !== 'every'}
          onValue={setDepth}
        />
      </div>
      <details class="halving-all">
        <summary>All twenty numbers</summary>
        <ol class="halving-list">
          {savings.map((saving) => (
            <li key={saving.depth}>
              <span>{saving.depth}</span>
              <Fact name={`saved-depth-${saving.depth}`} value={saving.saved} as="percent-2" />
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Sum({ name, terms, total }: { name: string; terms: Term[]; total: number }) {
  return (
    <table>
      <caption>{name}</caption>
      <tbody>
        {terms.map(({ product, parameters }) => (
          <tr key={product}>
            <th scope="row">{product}</th>
            <td>{formatNumber(parameters)}</td>
          </tr>
        ))}
        <tr class="halving-total">
          <th scope="row">parameters</th>
          <td>
            <Fact name={`parameters-${name}`} value={total} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function chartSentence(savings: readonly Saving[], saved: number, depth?: number): string {
  const [first, last] = [savings[0], savings.at(-1)!];
  const range = `${formatNumber(first.saved, 'percent-2')} with ${first.depth} hidden layer to ${formatNumber(last.saved, 'percent-2')} with ${last.depth}`;
  const where = depth === undefined ? 'for the square block' : `at ${depth}`;
  return `Parameters saved by halving every hidden layer from ${wide} to ${narrow}: from ${range}. Shown: ${formatNumber(saved, 'percent-2')} ${where}.`;
}
