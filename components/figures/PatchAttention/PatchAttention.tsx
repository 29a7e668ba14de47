// Live part: choose a patch, a block and a head; where the patch's attention goes follows.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { withLayers } from '#components/controls/with-layers.ts';
import { PatchGrid, patchWords } from '#components/pictures/PatchGrid/PatchGrid.tsx';
import { PatchShares } from '#components/pictures/PatchGrid/PatchShares.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Asking } from './shares.ts';

interface Props {
  pixels: Uint8Array;
  firstPatch: number;
  first: { shares: number[]; prediction: number };
}

type Wanted = readonly [pixels: Uint8Array, block: number, head: Asking['head'], patch: number];

const side = 4;

const load = withLayers(
  'transformer',
  async () => ({
    ...(await import('#src/formulas/patch-attention.ts')),
    ...(await import('./shares.ts')),
  }),
  (network, { readPatches, sharesAt }, [pixels, block, head, patch]: Wanted) => {
    const { attention, prediction } = readPatches(network, pixels);
    return { shares: sharesAt(attention, { block, head, patch }), prediction };
  },
);

export function PatchAttention({ pixels, firstPatch, first }: Props) {
  const yours = useYourPixels(pixels);
  const [block, setBlock] = useState(0);
  const [head, setHead] = useState<Asking['head']>('mean');
  const [patch, setPatch] = useState(firstPatch);
  const built = { key: [pixels, 0, 'mean', firstPatch] as Wanted, part: first };
  const { key, part, trouble } = useFetched<Wanted, Props['first']>(
    [yours, block, head, patch],
    built,
    load,
  );
  const [shownPixels, shownBlock, shownHead, shownPatch] = key;
  const { shares, prediction } = part;
  const isYours = yours !== pixels;
  const name = digitName(isYours);
  const most = shares.indexOf(Math.max(...shares));
  const who = shownHead === 'mean' ? 'all four heads together' : `head ${shownHead + 1}`;
  return (
    <div class="patch-attention">
      <div class="stage-pictures patch-pictures">
        <div>
          <p class="label">{atStart(name)} in sixteen patches: choose the one that asks</p>
          <PatchGrid
            class={isYours ? 'yours' : ''}
            values={yours}
            label={`${atStart(name)} in sixteen patches`}
            side={side}
            patch={patch}
            onPatch={setPatch}
          />
        </div>
        <div>
          <p class="label">where its attention goes, %</p>
          <PatchShares
            values={shownPixels}
            shares={shares}
            chosen={shownPatch}
            label={`The attention of the patch in ${patchWords(shownPatch, side)}, in per cent, patch by patch`}
          />
        </div>
      </div>
      <div class="controls">
        <Choice
          legend="Block"
          name="patch-block"
          options={[
            [0, '1'],
            [1, '2'],
          ]}
          value={block}
          onValue={setBlock}
        />
        <Choice
          legend="Head"
          name="patch-head"
          options={[
            ['mean', 'mean of all'],
            [0, '1'],
            [1, '2'],
            [2, '3'],
            [3, '4'],
          ]}
          value={head}
          onValue={setHead}
        />
      </div>
      <Facts
        class="patch-facts"
        rows={[
          {
            label: 'the sixteen shares add up to',
            fact: 'attention-sum',
            value: shares.reduce((sum, share) => sum + share, 0),
            as: 'fixed-6',
          },
          {
            label: 'the largest share',
            fact: 'attention-most',
            value: shares[most],
            as: 'percent-1',
          },
          {
            label: 'its own share',
            fact: 'attention-own',
            value: shares[shownPatch],
            as: 'percent-1',
          },
        ]}
      />
      <Spoken lines={[2, 3]}>
        In block {shownBlock + 1}, by {who}, the patch in {patchWords(shownPatch, side)} gives{' '}
        {most === shownPatch ? 'itself' : `the one in ${patchWords(most, side)}`} the largest share:{' '}
        {formatNumber(shares[most], 'percent-1')}. The network reads {name} as{' '}
        <Fact class="your-digit" name="patches-prediction" value={prediction} />.
      </Spoken>
      <Trouble {...trouble} />
    </div>
  );
}
