// Live part: choose a neuron, add its products one by one, point at a pixel to read its numbers.
import { useState } from 'preact/hooks';
import { useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { NeuronSlider, Slider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { NeuronAtWork } from './NeuronAtWork.tsx';
import { neuronOf, type Neuron } from './neuron.ts';

interface Props {
  first: Reading;
  firstNeuron: Neuron;
}

/** How far a reader may move the bias, either way. */
const furthest = 8;

export function OneNeuron({ first, firstNeuron }: Props) {
  const reading = useReading(first);
  const digitName = useDigitName();
  const { neuron: wanted, digit, followNeuron } = useFollowed(reading);
  const built = { key: firstNeuron.index, part: firstNeuron };
  const { part: learned, trouble } = useFetched(wanted, built, withNetwork(neuronOf));
  const [moved, setMoved] = useState(0);
  const neuron = { ...learned, bias: learned.bias + moved };
  const steps = useSteps(reading.pixels.filter((pixel) => pixel > 0).length);
  return (
    <div class="one-neuron">
      <NeuronAtWork
        digitName={digitName}
        pixels={reading.pixels}
        neuron={neuron}
        added={steps.done}
        hinge
      />
      <Vote
        neuron={neuron.index}
        digit={digit}
        activation={Math.max(0, reading.preActivations[neuron.index] + moved)}
        weight={neuron.toDigits[digit]}
      />
      <div class="controls">
        <Steps steps={steps} play="Add them one by one" finish="Show the whole sum" />
        <NeuronSlider label="Neuron" index={wanted} onIndex={followNeuron} />
        <Slider
          label="Move its bias by"
          value={moved}
          min={-furthest}
          max={furthest}
          step={0.1}
          shown={formatNumber(moved, 'fixed-1')}
          onValue={setMoved}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}
