// Live part: choose a patch and hide it; the answer changes, and the other ways to choose show what they would have hidden.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { withLayers } from '#components/controls/with-layers.ts';
import { PatchGrid, patchWords, placeOf } from '#components/pictures/PatchGrid/PatchGrid.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';
import { type Answer, outcomeOf, type Outcome, verdictOn } from './outcome.ts';

interface Props {
  pixels: Uint8Array;
  first: Answer;
}

const [side, patchSize] = [4, 7];
/** Near the middle, where most digits have ink. */
const firstPatch = 5;

const load = withLayers(
  'transformer',
  () => import('#src/formulas/patch-attention.ts'),
  (
    network,
    { readPatches, readWithoutEach },
    [pixels, isAsked]: readonly [Uint8Array, boolean],
  ): Shown =>
    isAsked ? outcomeOf(readWithoutEach(network, pixels)) : { whole: readPatches(network, pixels) },
);

/** Without an outcome as long as the reader has hidden nothing. */
type Shown = { whole: Answer } & Partial<Outcome>;

export function HidePatch({ pixels, first }: Props) {
  const yours = useYourPixels(pixels);
  const [patch, setPatch] = useState(firstPatch);
  const [hidden, hide] = useState<number>();
  useEffect(() => hide(undefined), [yours]);
  const built: { key: readonly [Uint8Array, boolean]; part: Shown } = {
    key: [pixels, false],
    part: { whole: first },
  };
  const { key, part, trouble } = useFetched([yours, hidden !== undefined] as const, built, load);
  const { whole, without, choices } = part;
  const shown = (hidden !== undefined && key[0] === yours && without?.[hidden]) || whole;
  const isYours = yours !== pixels;
  const name = digitName(isYours);
  return (
    <div class="hide-patch">
      <div class="stage-pair" style="--first: 18rem">
        <div>
          <p class="label">{atStart(name)}: which patch does the network need most?</p>
          <PatchGrid
            class={isYours ? 'yours' : ''}
            values={yours}
            label={`${atStart(name)} in sixteen patches`}
            side={side}
            patch={patch}
            onPatch={setPatch}
          >
            {hidden !== undefined && (
              <rect class="patch-hidden" {...placeOf(hidden, side, patchSize)} />
            )}
          </PatchGrid>
          <div class="controls">
            <Button strong onClick={() => hide(patch)} disabled={hidden === patch}>
              Hide this patch
            </Button>
            <Button onClick={() => hide(undefined)} disabled={hidden === undefined}>
              Show it
            </Button>
          </div>
        </div>
        <div>
          <p class="label">
            {hidden === undefined
              ? 'the whole digit'
              : `without the patch in ${patchWords(hidden, side)}`}
          </p>
          <Probabilities
            probabilities={shown.probabilities}
            prediction={shown.prediction}
            name="patch-probability"
          />
        </div>
      </div>
      <Spoken lines={[2, 4]}>
        {hidden === undefined || !without
          ? `The transformer reads ${name} as ${articleFor(whole.prediction)} ${whole.prediction}, with probability ${formatProbability(whole.probabilities[whole.prediction])}. Choose a patch, then hide it.`
          : verdictOn(hidden, { whole, without })}
      </Spoken>
      {without && choices && hidden !== undefined && (
        <div class="chart-and-rows">
          <FactTable
            head="hide the patch with"
            columns={['patch', 'then read as', `probability of ${whole.prediction}`]}
            rows={Object.entries(choiceNames).map(([choice, words]) => {
              const chosen = choices[choice as keyof typeof choices];
              const answer = without[chosen];
              return {
                name: words,
                cells: [
                  { shown: patchWords(chosen, side) },
                  { fact: `${choice}-answer`, value: answer.prediction },
                  {
                    fact: `${choice}-probability`,
                    value: answer.probabilities[whole.prediction],
                    as: 'probability',
                  },
                ],
              };
            })}
          />
        </div>
      )}
      <Trouble {...trouble} />
    </div>
  );
}

const choiceNames = {
  harm: 'the largest effect on the answer',
  ink: 'the most ink',
  'attention-2': 'the most attention, last block',
  'attention-1': 'the most attention, first block',
  least: 'ink, but the least attention, last block',
};
