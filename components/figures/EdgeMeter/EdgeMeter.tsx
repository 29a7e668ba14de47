// Live part: choose a neuron; its weights, the best edge for them, what that edge leaves, and its place among all.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { neuronOf } from '#components/figures/OneNeuron/neuron.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { unpack } from '#src/numbers/packed.ts';
import { loadNetwork } from '#src/session/network.ts';
import { binShares, drawEdgeShares } from './chart.ts';
import { chartSentence, type Match, partsStrengths, partsTiling, wordsOf } from './explained.ts';

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
  const shares = useMemo(() => unpack(packed.shares), [packed.shares]);
  const ranked = useMemo(
    () => [...shares.keys()].toSorted((a, b) => shares[b] - shares[a]),
    [shares],
  );
  const [wanted, choose] = useState(first.index);
  const {
    key: index,
    part: { match, strengths },
    trouble,
  } = useFetched<number, Parts>(
    wanted,
    { key: first.index, part: { match: first.match } },
    fetchParts,
  );
  const draw = useMemo(
    () => drawEdgeShares({ trained: binShares(shares), untrained }, match.r2),
    [shares, untrained, match],
  );
  return (
    <div>
      <div
        class="edge-pictures signed-tiles"
        role="img"
        aria-label={`The 784 weights into hidden neuron ${index + 1}, blue above 0 and orange below; then ${wordsOf(match)}, their best match; then what it leaves`}
      >
        <SignedTiles tiling={partsTiling} strengths={strengths} still={still} />
      </div>
      <div class="stage-pictures edge-names">
        <span>neuron {index + 1}, 784 weights</span>
        <span>= its best edge</span>
        <span>+ the rest</span>
      </div>
      <p class="edge-share">
        <span>explained</span> <Fact name="edge-share" value={match.r2} as="percent-1" />
      </p>
      <Spoken class="edge-words" lines={[2, 4]}>
        The edge that fits neuron {index + 1} best is {wordsOf(match)}. By how well its best edge
        fits, this neuron ranks {ranked.indexOf(index) + 1} of {shares.length}.
      </Spoken>
      <div class="controls">
        <NeuronSlider index={wanted} count={shares.length} onIndex={choose} />
        {Object.entries({
          'Best fit': ranked[0],
          Middle: ranked[Math.floor(ranked.length / 2)],
          'Worst fit': ranked.at(-1)!,
        }).map(([words, neuron]) => (
          <Button key={words} onClick={() => choose(neuron)}>
            {words}
          </Button>
        ))}
      </div>
      <Trouble {...trouble} />
      <LiveChart class="edge-chart" draw={draw} label={chartSentence(shares, untrained)}>
        {children}
      </LiveChart>
    </div>
  );
}

interface Parts {
  match: Match;
  strengths?: Float32Array;
}

/** The neuron's match and its three pictures: they need the weights and the whole record. */
async function fetchParts(index: number): Promise<Parts> {
  const [network, { edgesRecord }] = await Promise.all([
    loadNetwork(),
    import('#src/records/read-edges.ts'),
  ]);
  const match = edgesRecord.units[index];
  return { match, strengths: partsStrengths(neuronOf(network, index).weights, match) };
}
