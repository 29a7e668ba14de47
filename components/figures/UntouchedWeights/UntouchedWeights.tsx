// Live part: one neuron's weights before and after training, with the untouched pixels marked.
import { useMemo, useRef, useState } from 'preact/hooks';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { contour } from './contour.ts';
import { historyOf, unpack, type PackedHistory } from './histories.ts';
import { PixelCursor } from './PixelCursor.tsx';

interface Props {
  firstHistory: PackedHistory;
  /** What training started from can be made again from it. */
  recipe: Recipe;
  /** The pixels that are 0 in every training image. */
  dead: number[];
  facts: Record<string, number>;
}

export function UntouchedWeights({ firstHistory, recipe, dead, facts }: Props) {
  const { history, wanted, choose, trouble } = useHistory(firstHistory, recipe);
  const [marked, setMarked] = useState(true);
  const [pixel, setPixel] = useState(dead[0]);
  const { start, trained, unchanged } = history;
  const moved = useMemo(() => trained.map((weight, place) => weight - start[place]), [history]);
  // Two thirds of the largest weight already get full colour, so that the small ones can be told apart.
  const largest = 0.66 * Math.max(...trained.map(Math.abs), ...start.map(Math.abs));
  const mark = marked && <path class="untouched-mark" d={contour(dead)} />;
  const shared = { signed: true, largest, pointed: pixel, onPoint: setPixel };
  const isDead = dead.includes(pixel);
  return (
    <div class="untouched">
      <PixelCursor pixel={pixel} label="Pixel, moved with the arrow keys" onMove={setPixel}>
        <div class="untouched-pictures">
          <Labelled name="at the start" detail="chance, from the seed">
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
      </PixelCursor>
      <p class="pixel-line">
        row {Math.floor(pixel / 28)}, column {pixel % 28}:{' '}
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
        <label class="slider untouched-slider">
          <span>Hidden neuron</span>
          <input
            type="range"
            min="1"
            max="128"
            value={wanted + 1}
            onInput={(event) => choose(Number(event.currentTarget.value) - 1)}
          />
          <output aria-live="off">{wanted + 1} of 128</output>
        </label>
        <label class="switch">
          <input
            type="checkbox"
            checked={marked}
            onChange={(event) => setMarked(event.currentTarget.checked)}
          />
          Mark the {dead.length} pixels
        </label>
      </div>
      <Trouble sentence={trouble} retry={() => choose(wanted)} />
      <table class="untouched-counts">
        <caption class="visually-hidden">
          Weights that are the same before and after training
        </caption>
        <thead>
          <tr>
            <th scope="col">weights of the hidden layer</th>
            <th scope="col">in all</th>
            <th scope="col">unchanged</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              at the marked pixels, {dead.length} × {facts['hidden-neurons']}
            </th>
            <Cell name="untouched-weights" value={facts['untouched-weights']} />
            <Cell name="unchanged-at-dead-pixels" value={facts['unchanged-at-dead-pixels']} />
          </tr>
          <tr>
            <th scope="row">at all other pixels</th>
            <Cell
              name="touched-weights"
              value={facts['book-hidden-weights'] - facts['untouched-weights']}
            />
            <Cell name="unchanged-elsewhere" value={facts['unchanged-elsewhere']} />
          </tr>
          <tr>
            <th scope="row">together</th>
            <Cell name="book-hidden-weights" value={facts['book-hidden-weights']} />
            <Cell name="unchanged-weights" value={facts['unchanged-weights']} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The history in the figure follows the neuron the reader wants, once start and end are here. */
function useHistory(firstHistory: PackedHistory, recipe: Recipe) {
  const [history, setHistory] = useState(() => unpack(firstHistory));
  const [wanted, setWanted] = useState(firstHistory.index);
  const [trouble, setTrouble] = useState('');
  const newest = useRef(firstHistory.index);
  const started = useRef<Network>();
  // Made again from the seed, once: 100,352 random numbers take some milliseconds.
  const begin = async () => {
    const { initialNetwork } = await import('#src/training/recipe.ts');
    return (started.current ??= initialNetwork(recipe));
  };
  const choose = (index: number) => {
    newest.current = index;
    setWanted(index);
    Promise.all([begin(), loadNetwork()]).then(
      ([start, trained]) => {
        if (newest.current !== index) return;
        setHistory(historyOf(start, trained, index));
        setTrouble('');
      },
      (error: Error) => setTrouble(error.message),
    );
  };
  return { history, wanted, choose, trouble };
}

const weight = (value: number) => formatNumber(value, 'fixed-5');

function Labelled(props: { name: string; detail: string; children: preact.ComponentChildren }) {
  return (
    <div>
      {props.children}
      <p class="label">
        {props.name}
        <br />
        {props.detail}
      </p>
    </div>
  );
}

function Cell({ name, value }: { name: string; value: number }) {
  return (
    <td>
      <data data-name={name} value={String(value)}>
        {formatNumber(value)}
      </data>
    </td>
  );
}
