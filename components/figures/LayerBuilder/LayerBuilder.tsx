// Live part: hidden layers come, go and change their size; the counts follow.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Range } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useReading } from '#src/session/reading.ts';
import { Drawing } from './Drawing.tsx';
import { LayerSums } from './LayerSums.tsx';
import { largestSize, mostHiddenLayers, sizeIn, whyInvalid, type HiddenLayer } from './sizes.ts';

interface Props {
  first: Reading;
  /** The network the figure opens with, and returns to. */
  firstSizes: number[];
}

export function LayerBuilder({ first, firstSizes }: Props) {
  const { pixels } = useReading(first);
  const { layers, said, ...change } = useLayers(firstSizes);
  const sizes = [firstSizes[0], ...layers.map(({ size }) => size), firstSizes.at(-1)!];
  const [pointed, setPointed] = useState<{ layer: number; input?: number }>({ layer: 1 });
  const chosen = Math.min(pointed.layer, sizes.length - 1);
  const choose = (layer: number, input?: number) => setPointed({ layer, input });
  const drawing = {
    sizes,
    pixels,
    chosen,
    input: chosen === 0 ? pointed.input : undefined,
    onChoose: choose,
  };
  return (
    <div class="layer-builder">
      <Facts
        class="layer-counts"
        rows={[
          { label: 'neurons that compute', fact: 'neurons', value: sum(sizes.slice(1)) },
          {
            label: 'connections, one weight each',
            fact: 'connections',
            value: countConnections(sizes),
          },
          {
            label: 'parameters, biases included',
            fact: 'parameters',
            value: countParameters(sizes),
          },
        ]}
      />
      <Drawing {...drawing} class="wide" atLeast={112} roomForCount={0.06} />
      <Drawing {...drawing} class="narrow" atLeast={60} roomForCount={0.17} />
      <Choice
        class="layer-choice"
        legend="What is a neuron in"
        name="layer-builder-layer"
        options={sizes.map((_, index) => [index, nameOf(index, sizes)])}
        value={chosen}
        onValue={(layer) => choose(layer)}
      />
      <p class="layer-neuron lines" style="--lines: 2; --lines-narrow: 4">
        {neuronSentence(sizes, chosen, pixels, pointed.input)}
      </p>
      <div class="layer-rows">
        {layers.map((hidden, index) => (
          <LayerRow key={hidden.key} layer={hidden} name={nameOf(index + 1, sizes)} {...change} />
        ))}
      </div>
      <div class="controls">
        <Button strong onClick={change.add} disabled={layers.length >= mostHiddenLayers}>
          Add a hidden layer
        </Button>
        <Button onClick={change.reset}>Back to {firstSizes.join('-')}</Button>
        <span class="label">
          {layers.length >= mostHiddenLayers ? 'You can have up to four hidden layers.' : ''}
        </span>
      </div>
      <LayerSums sizes={sizes} />
      <Spoken class="visually-hidden">{said}</Spoken>
    </div>
  );
}

/** The hidden layers and every way to change them; `said` tells what the last change made. */
function useLayers(firstSizes: readonly number[]) {
  const opening = () =>
    firstSizes.slice(1, -1).map((size, key): HiddenLayer => ({ key, size, text: String(size) }));
  const [layers, setLayers] = useState(opening);
  const [said, setSaid] = useState('');
  const set = (next: HiddenLayer[], tell = true) => {
    setLayers(next);
    const sizes = [firstSizes[0], ...next.map(({ size }) => size), firstSizes.at(-1)!];
    if (tell) setSaid(`${sizes.join('-')}: ${formatNumber(countParameters(sizes))} parameters.`);
  };
  const type = (key: number, text: string) =>
    set(
      layers.map((layer) =>
        layer.key === key ? { key, text, size: sizeIn(text) ?? layer.size } : layer,
      ),
    );
  return {
    layers,
    said,
    type,
    remove: (key: number) => set(layers.filter((layer) => layer.key !== key)),
    add: () => {
      const key = 1 + Math.max(-1, ...layers.map((layer) => layer.key));
      if (layers.length < mostHiddenLayers) set([...layers, { key, size: 32, text: '32' }]);
    },
    reset: () => set(opening()),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function nameOf(index: number, sizes: readonly number[]): string {
  if (index === 0) return 'Input';
  if (index === sizes.length - 1) return 'Output';
  return sizes.length === 3 ? 'Hidden' : `Hidden ${index}`;
}

function neuronSentence(
  sizes: readonly number[],
  layer: number,
  pixels: ArrayLike<number>,
  input?: number,
): string {
  if (layer === 0) {
    const here =
      input === undefined
        ? 'An input neuron'
        : `Input neuron ${input + 1} (${placeWords(input)}) is ${formatNumber(pixels[input] / 255, 'fixed-2')} and`;
    return `${here} has no weights and no bias: an input neuron computes nothing. It is one pixel of the digit.`;
  }
  const before = formatNumber(sizes[layer - 1]);
  const weights = `${before} weight${sizes[layer - 1] === 1 ? '' : 's'}, one for each neuron to its left, and one bias`;
  return layer === sizes.length - 1
    ? `An output neuron has ${weights}. Softmax, which makes them probabilities, adds none.`
    : `A neuron of this layer has ${weights}: ${formatNumber(sizes[layer - 1] + 1)} parameters. ReLU adds none.`;
}

interface RowProps {
  layer: HiddenLayer;
  name: string;
  type: (key: number, text: string) => void;
  remove: (key: number) => void;
}

function LayerRow({ layer, name, type, remove }: RowProps) {
  const trouble = whyInvalid(layer);
  const troubleId = `layer-trouble-${layer.key}`;
  return (
    <div class="layer-row">
      <span class="layer-row-name">{name}</span>
      <Range
        label={`Neurons in ${name}`}
        min={1}
        max={largestSize}
        value={layer.size}
        onValue={(size) => type(layer.key, String(size))}
      />
      <input
        class="layer-field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={layer.text}
        aria-label={`Number of neurons in ${name}`}
        aria-invalid={trouble ? 'true' : undefined}
        aria-describedby={trouble ? troubleId : undefined}
        onInput={(event) => type(layer.key, event.currentTarget.value)}
      />
      <Button aria-label={`Remove ${name}`} onClick={() => remove(layer.key)}>
        Remove
      </Button>
      {trouble && (
        <p class="trouble" id={troubleId}>
          {trouble}
        </p>
      )}
    </div>
  );
}
