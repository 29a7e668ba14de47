// Live part: choose a neuron; its weights, the best edge for them, what that edge leaves, and its place among all.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { neuronOf } from '#components/figures/OneNeuron/neuron.ts';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { binShares, binWidth, drawEdgeShares } from '#components/figures/EdgeMeter/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { loadNetwork } from '#src/session/network.ts';
import { type Match, partsStrengths, partsTiling, wordsOf } from './explained.ts';

interface Props {
  /** R² of all 128 neurons, each in five decimals. */
  shares: string;
  /** Counted in the bins of the chart. */
  untrained: number[];
  first: { index: number; match: Match };
  /** Its three pictures as they were built. */
  still?: ComponentChildren;
  children?: ComponentChildren;
}

export function EdgeMeter({ untrained, first, still, children, ...packed }: Props) {
  const shares = useMemo(() => packed.shares.split(' ').map(Number), [packed.shares]);
  const ranked = useMemo(
    () => [...shares.keys()].toSorted((a, b) => shares[b] - shares[a]),
    [shares],
  );
  const { index, match, weights, wanted, choose, trouble } = useNeuron(first);
  const strengths = useMemo(() => weights && partsStrengths(weights, match), [weights, match]);
  const draw = useMemo(
    () => drawEdgeShares({ trained: binShares(shares), untrained }, match.r2),
    [shares, untrained, match],
  );
  const rank = ranked.indexOf(index) + 1;
  return (
    <div class="edge-meter">
      <div
        class="edge-pictures signed-tiles"
        role="img"
        aria-label={`The 784 weights into hidden neuron ${index + 1}, blue above 0 and orange below; then ${wordsOf(match)}, their best match; then what it leaves`}
      >
        <SignedTiles tiling={partsTiling} strengths={strengths} still={still} />
      </div>
      <div class="edge-names">
        <span>neuron {index + 1}, 784 weights</span>
        <span>= its best edge</span>
        <span>+ the rest</span>
      </div>
      <p class="edge-share">
        <span>explained</span>
        <data data-name="edge-share" value={String(match.r2)}>
          {formatNumber(match.r2, 'percent-1')}
        </data>
      </p>
      <Spoken class="edge-words">
        Of the templates, {wordsOf(match)}, fits neuron {index + 1} best. In how well its best edge
        fits, this neuron is no. {rank} of {shares.length}.
      </Spoken>
      <div class="controls">
        <label class="slider edge-slider">
          <span>Hidden neuron</span>
          <input
            type="range"
            min="1"
            max={shares.length}
            value={wanted + 1}
            onInput={(event) => choose(Number(event.currentTarget.value) - 1)}
          />
          <output aria-live="off">
            {wanted + 1} of {shares.length}
          </output>
        </label>
        {[
          ['Best fit', ranked[0]],
          ['Middle', ranked[Math.floor(ranked.length / 2)]],
          ['Worst fit', ranked.at(-1)!],
        ].map(([words, neuron]) => (
          <button class="button" type="button" onClick={() => choose(Number(neuron))}>
            {words}
          </button>
        ))}
      </div>
      <Trouble sentence={trouble} retry={() => choose(wanted)} />
      <div class="edge-chart">
        <LiveChart
          draw={draw}
          label={chartSentence(shares, untrained)}
          changed={weights !== undefined}
        >
          {children}
        </LiveChart>
      </div>
    </div>
  );
}

/** The neuron and its match as the reader wants them, once the weights and the record are here. */
function useNeuron(first: { index: number; match: Match }) {
  const [now, setNow] = useState<{ index: number; match: Match; weights?: number[] }>(first);
  const [wanted, setWanted] = useState(first.index);
  const [trouble, setTrouble] = useState('');
  const newest = useRef(first.index);
  const choose = (index: number) => {
    newest.current = index;
    setWanted(index);
    Promise.all([loadNetwork(), import('#src/records/read-edges.ts')]).then(
      ([network, { edgesRecord }]) => {
        if (newest.current !== index) return;
        const { weights } = neuronOf(network, index);
        setNow({ index, match: edgesRecord.units[index], weights });
        setTrouble('');
      },
      (error: Error) => setTrouble(error.message),
    );
  };
  return { ...now, wanted, choose, trouble };
}

export function chartSentence(shares: readonly number[], untrained: readonly number[]): string {
  const sorted = shares.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[sorted.length / 2], sorted.at(-1)!].map(
    (share) => formatNumber(share, 'percent-0'),
  );
  const below = formatNumber(
    (untrained.findLastIndex((count) => count > 0) + 1) * binWidth,
    'percent-0',
  );
  return `How much of each of ${shares.length} neurons the best edge explains: from ${least} to ${most}, about ${middle} in the middle. Before training all lay below ${below}.`;
}
