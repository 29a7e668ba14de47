// Inputs × weights = products, as three pictures, then the sum, the bias and ReLU; on a phone a tapped picture grows.
import { useMemo, useState } from 'preact/hooks';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { SumLines } from '#components/pictures/SumLines/SumLines.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { productsOf } from '#src/formulas/products.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { Hinge } from './Hinge.tsx';
import type { Neuron } from './neuron.ts';

interface Props {
  digitName: string;
  /** 784 bytes. */
  pixels: readonly number[];
  neuron: Neuron;
  /** As many products, of the pixels with ink, as have been added; all of them if none is given. */
  added?: number;
  /** Draws ReLU below the sum, with the sum so far as a dot. */
  hinge?: boolean;
}

export function NeuronAtWork(props: Props) {
  const { digitName, pixels, neuron, added = Infinity, hinge } = props;
  const products = useMemo(() => productsOf(pixels, neuron.weights), [pixels, neuron.weights]);
  const inked = useMemo(() => inkedPixels(pixels), [pixels]);
  const [pointed, setPointed] = useState<number>();
  const [large, enlarge] = useState<number>();
  const shown = partly(products, inked, added);
  const done = added >= inked.length;
  const current = done ? pointed : inked[added - 1];
  const sum = shown.reduce((total, product) => total + product, 0);
  const preActivation = sum + neuron.bias;
  const name = `neuron ${neuron.index + 1}`;
  const pointing = { pointed: current, onPoint: setPointed };
  // A fingertip covers many of the small pixels.
  const growing = (place: number) => ({
    large: place === large,
    onPointerUp: () => enlarge(place),
  });
  return (
    <>
      <div class="one-neuron-pictures">
        <Labelled name={digitName} detail="784 inputs" {...growing(0)}>
          <Picture
            class="yours"
            values={pixels}
            largest={255}
            label={`${digitName}: ${inked.length} of 784 inputs are not 0`}
            {...pointing}
          />
        </Labelled>
        <span class="sign" aria-label="times">
          ×
        </span>
        <Labelled name={name} detail="784 weights" {...growing(1)}>
          <Picture
            values={neuron.weights}
            signed
            largest={largestOf(neuron.weights)}
            label={`The 784 weights of ${name}, blue above 0, orange below`}
            {...pointing}
          />
        </Labelled>
        <span class="sign" aria-label="equals">
          =
        </span>
        <Labelled name="784 products" detail={<Legend />} {...growing(2)}>
          <Picture
            values={shown}
            signed
            largest={largestOf(products)}
            label={`784 products; those added so far sum to ${formatNumber(sum, 'fixed-4')}`}
            {...pointing}
          />
        </Labelled>
        <div class="one-neuron-sum">
          <SumLines
            lines={[
              {
                name: done ? 'sum of products' : `sum of ${added}`,
                value: sum,
                fact: 'neuron-sum',
              },
              { name: '+ bias', value: neuron.bias, fact: 'neuron-bias' },
              { name: '= pre-activation', value: preActivation, fact: 'neuron-pre-activation' },
              {
                name: preActivation > 0 ? 'ReLU keeps it' : 'ReLU makes it 0',
                value: Math.max(0, preActivation),
                fact: 'neuron-activation',
              },
            ]}
          />
          {hinge && <Hinge preActivation={preActivation} />}
        </div>
      </div>
      <PixelLine pixel={current} pixels={pixels} weights={neuron.weights} />
    </>
  );
}

const inkedPixels = (pixels: readonly number[]) =>
  pixels.flatMap((pixel, index) => (pixel > 0 ? [index] : []));

const largestOf = (values: readonly number[]) => Math.max(1e-9, ...values.map(Math.abs));

/** The products of the first `added` inked pixels; 0 elsewhere. */
function partly(products: readonly number[], inked: readonly number[], added: number): number[] {
  const shown = Array<number>(products.length).fill(0);
  for (const pixel of inked.slice(0, added)) shown[pixel] = products[pixel];
  return shown;
}

const Legend = () => (
  <>
    <span class="positive">+ for</span> · <span class="negative">− against</span>
  </>
);

function PixelLine(props: {
  pixel?: number;
  pixels: readonly number[];
  weights: readonly number[];
}) {
  const { pixel, pixels, weights } = props;
  if (pixel === undefined)
    return <p class="pixel-line lines">Point at a pixel to read its three numbers.</p>;
  const input = pixels[pixel] / 255;
  return (
    <p class="pixel-line lines">
      {placeWords(pixel)}:{' '}
      <code>
        {formatNumber(input, 'fixed-3')} × {formatNumber(weights[pixel], 'fixed-4')} ={' '}
        {formatNumber(input * weights[pixel], 'fixed-4')}
      </code>
    </p>
  );
}
