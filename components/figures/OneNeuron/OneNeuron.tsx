// Live part: choose a neuron, add its products one by one, point at a pixel to read its numbers.
import { useMemo, useState } from 'preact/hooks';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { SumLines } from '#components/pictures/SumLines/SumLines.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { neuronOf, productsOf, type Neuron } from './neuron.ts';

interface Props {
  first: Reading;
  firstNeuron: Neuron;
}

export function OneNeuron({ first, firstNeuron }: Props) {
  const { pixels, activations } = useReading(first);
  const digitName = useDigitName();
  const loudest = activations.indexOf(Math.max(...activations));
  // The neuron that says most about the reader's digit, until she picks one herself.
  const [picked, choose] = useState<number>();
  const wanted = picked ?? loudest;
  const built = { key: firstNeuron.index, part: firstNeuron };
  const { part: neuron, trouble } = useFetched(wanted, built, withNetwork(neuronOf));
  const products = useMemo(() => productsOf(pixels, neuron.weights), [pixels, neuron]);
  const inked = useMemo(() => inkedPixels(pixels), [pixels]);
  const steps = useSteps(inked.length);
  const added = steps.done;
  const [pointed, setPointed] = useState<number>();
  const shown = partly(products, inked, added);
  const current = added < inked.length ? inked[added - 1] : pointed;
  const sum = shown.reduce((total, product) => total + product, 0);
  const preActivation = sum + neuron.bias;
  const done = added === inked.length;
  return (
    <div class="one-neuron">
      <div class="one-neuron-pictures">
        <Labelled name={digitName} detail="784 inputs">
          <Picture
            class="yours"
            values={pixels}
            largest={255}
            label={`${digitName}: ${inked.length} of 784 inputs are not 0`}
            pointed={current}
            onPoint={setPointed}
          />
        </Labelled>
        <span class="sign" aria-label="times">
          ×
        </span>
        <Labelled name={`neuron ${neuron.index + 1}`} detail="784 weights">
          <Picture
            values={neuron.weights}
            signed
            largest={largestOf(neuron.weights)}
            label={`The 784 weights of neuron ${neuron.index + 1}, blue above 0, orange below`}
            pointed={current}
            onPoint={setPointed}
          />
        </Labelled>
        <span class="sign" aria-label="equals">
          =
        </span>
        <Labelled name="784 products" detail={<Legend />}>
          <Picture
            values={shown}
            signed
            largest={largestOf(products)}
            label={`784 products; those added so far sum to ${formatNumber(sum, 'fixed-4')}`}
            pointed={current}
            onPoint={setPointed}
          />
        </Labelled>
        <SumLines
          lines={[
            { name: done ? 'sum of products' : `sum of ${added}`, value: sum, fact: 'neuron-sum' },
            { name: '+ bias', value: neuron.bias, fact: 'neuron-bias' },
            { name: '= pre-activation', value: preActivation, fact: 'neuron-pre-activation' },
            {
              name: preActivation > 0 ? 'ReLU keeps it' : 'ReLU makes it 0',
              value: Math.max(0, preActivation),
              fact: 'neuron-activation',
            },
          ]}
        />
      </div>
      <PixelLine pixel={current} pixels={pixels} weights={neuron.weights} />
      <div class="controls">
        <Steps steps={steps} play="Add them one by one" finish="Show the whole sum" />
        <NeuronSlider label="Neuron" index={wanted} onIndex={choose} />
      </div>
      <Trouble {...trouble} />
    </div>
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
      row {Math.floor(pixel / 28)}, column {pixel % 28}:{' '}
      <code>
        {formatNumber(input, 'fixed-3')} × {formatNumber(weights[pixel], 'fixed-4')} ={' '}
        {formatNumber(input * weights[pixel], 'fixed-4')}
      </code>
    </p>
  );
}
