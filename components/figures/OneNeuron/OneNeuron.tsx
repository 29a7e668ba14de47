// Live part: choose a neuron, add its products one by one, point at a pixel to read its numbers.
import { useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { NeuronAtWork } from './NeuronAtWork.tsx';
import { neuronOf, type Neuron } from './neuron.ts';

interface Props {
  first: Reading;
  firstNeuron: Neuron;
}

export function OneNeuron({ first, firstNeuron }: Props) {
  const reading = useReading(first);
  const digitName = useDigitName();
  const { neuron: wanted, digit, followNeuron } = useFollowed(reading);
  const built = { key: firstNeuron.index, part: firstNeuron };
  const { part: neuron, trouble } = useFetched(wanted, built, withNetwork(neuronOf));
  const steps = useSteps(reading.pixels.filter((pixel) => pixel > 0).length);
  return (
    <div class="one-neuron">
      <NeuronAtWork
        digitName={digitName}
        pixels={reading.pixels}
        neuron={neuron}
        added={steps.done}
      />
      <Vote
        neuron={neuron.index}
        digit={digit}
        activation={reading.activations[neuron.index]}
        weight={neuron.toDigits[digit]}
      />
      <div class="controls">
        <Steps steps={steps} play="Add them one by one" finish="Show the whole sum" />
        <NeuronSlider label="Neuron" index={wanted} onIndex={followNeuron} />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}
