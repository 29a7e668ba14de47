// The followed neuron, opened where it is: the reader's digit, its weights, and their products.
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { NeuronAtWork } from '#components/figures/OneNeuron/NeuronAtWork.tsx';
import { neuronOf, type Neuron } from '#components/figures/OneNeuron/neuron.ts';
import { useDigitName } from '#src/session/reading.ts';

/** `index` from 0. */
export function OpenNeuron({ pixels, index }: { pixels: readonly number[]; index: number }) {
  const digitName = useDigitName();
  // The page holds the weights of no neuron: they come with the first that she opens.
  const none: { key: number; part: Neuron | undefined } = { key: -1, part: undefined };
  const { part: neuron, trouble } = useFetched(index, none, withNetwork(neuronOf));
  return (
    <div class="hidden-layer-open">
      {neuron && <NeuronAtWork {...{ digitName, pixels, neuron }} />}
      <Trouble {...trouble} />
    </div>
  );
}
