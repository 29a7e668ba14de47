// Live part: one neuron's weights before and after training, with the untouched pixels marked.
import { useMemo, useRef, useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Switch } from '#components/controls/Switch.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { outline } from '#components/pictures/Picture/outline.ts';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { PixelField } from '#components/pictures/PixelGrid/PixelField.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { historyOf, unpack, type PackedHistory } from './histories.ts';

interface Props {
  firstHistory: PackedHistory;
  /** What training started from can be made again from it. */
  recipe: Recipe;
  /** The pixels that are 0 in every training image. */
  dead: number[];
  facts: Record<string, number>;
}

export function UntouchedWeights({ firstHistory, recipe, dead, facts }: Props) {
  const [wanted, choose] = useState(firstHistory.index);
  const { history, trouble } = useHistory(firstHistory, recipe, wanted);
  const [marked, setMarked] = useState(true);
  const [pixel, setPixel] = useState(dead[0]);
  const { start, trained, unchanged } = history;
  const moved = useMemo(() => trained.map((weight, place) => weight - start[place]), [history]);
  // Two thirds of the largest weight already get full colour, so that the small ones can be told apart.
  const largest = 0.66 * Math.max(...trained.map(Math.abs), ...start.map(Math.abs));
  const around = useMemo(() => outline(start.map((_, place) => dead.includes(place))), [dead]);
  const mark = marked && <path class="untouched-mark" d={around} />;
  const shared = { signed: true, largest, pointed: pixel, onPoint: setPixel };
  const place = placeWords(pixel);
  const isDead = dead.includes(pixel);
  return (
    <div class="untouched">
      <PixelField
        label="Pixel, moved with the arrow keys"
        spoken={place}
        index={pixel}
        count={784}
        width={28}
        onIndex={setPixel}
      >
        <div class="stage-pictures">
          <Labelled name="at the start" detail="random, from the seed">
            <Picture
              {...shared}
              values={start}
              label={`The 784 weights of hidden neuron ${history.index + 1} before training`}
            >
              {mark}
            </Picture>
          </Labelled>
          <Labelled name="after training" detail="as shipped">
            <Picture {...shared} values={trained} label="The same 784 weights after training">
              {mark}
            </Picture>
          </Labelled>
          <Labelled name="the difference" detail="all that was learned">
            <Picture
              {...shared}
              values={moved}
              label={`What training changed: ${unchanged.length} of the 784 weights not at all`}
            >
              {mark}
            </Picture>
          </Labelled>
        </div>
      </PixelField>
      <p class="pixel-line lines" style="--lines-narrow: 3">
        {place}:{' '}
        <code>
          {weight(start[pixel])} → {weight(trained[pixel])}
        </code>
        ,{' '}
        {isDead
          ? 'the same to the last bit: no training image has ink here'
          : unchanged.includes(pixel)
            ? 'the same to the last bit, although a few training images have ink here'
            : `moved by ${weight(moved[pixel])}`}
        .
      </p>
      <div class="controls">
        <NeuronSlider index={wanted} onIndex={choose} />
        <Switch on={marked} onSwitch={setMarked}>
          Mark the {dead.length} pixels
        </Switch>
      </div>
      <Trouble {...trouble} />
      <Counts facts={facts} dead={dead.length} />
    </div>
  );
}

/** Makes the start again from its seed, once: 100,352 random numbers take some milliseconds. */
function useHistory(firstHistory: PackedHistory, recipe: Recipe, wanted: number) {
  const started = useRef<Network>();
  const built = { key: firstHistory.index, part: useMemo(() => unpack(firstHistory), []) };
  const fetched = useFetched(wanted, built, async (index) => {
    const [{ initialNetwork }, trained] = await Promise.all([
      import('#src/training/recipe.ts'),
      loadNetwork(),
    ]);
    return historyOf((started.current ??= initialNetwork(recipe)), trained, index);
  });
  return { history: fetched.part, trouble: fetched.trouble };
}

const weight = (value: number) => formatNumber(value, 'fixed-5');

const Counts = ({ facts, dead }: { facts: Record<string, number>; dead: number }) => {
  const rows = [
    {
      label: `at the marked pixels, ${dead} × ${facts['hidden-neurons']}`,
      cells: ['untouched-weights', 'unchanged-at-dead-pixels'],
    },
    { label: 'at all other pixels', cells: ['touched-weights', 'unchanged-elsewhere'] },
    { label: 'together', cells: ['book-hidden-weights', 'unchanged-weights'] },
  ];
  return (
    <table class="ruled">
      <caption class="visually-hidden">Weights that are the same before and after training</caption>
      <thead>
        <tr>
          <th scope="col">weights of the hidden layer</th>
          <th scope="col">in all</th>
          <th scope="col">unchanged</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, cells }) => (
          <tr key={label} class={label === 'together' ? 'sum' : ''}>
            <th scope="row">{label}</th>
            {cells.map((name) => (
              <td key={name}>
                <Fact name={name} value={facts[name]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
