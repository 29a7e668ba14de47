// Live part: choose a hidden neuron or an output, and how many of its weights to draw.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { NeuronSlider, Slider } from '#components/controls/Slider.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import type { Reading } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';
import { useReading } from '#src/session/reading.ts';
import { Drawing, signed, signOf } from './Drawing.tsx';
import { fewest, hiddenNeuron, most, outputNeuron, type Neuron } from './strongest.ts';

interface Props {
  first: Reading;
  firstNeuron: Neuron;
}

export function StrongestWeights({ first, firstNeuron }: Props) {
  const { pixels } = useReading(first);
  const [{ kind, index }, setWanted] = useState<Wanted>(firstNeuron);
  // Going back to the other kind finds it where it was left.
  const [last, setLast] = useState({ hidden: firstNeuron.index, output: 0 });
  const { part: neuron, trouble } = useFetched(
    [kind, index] as const,
    { key: [firstNeuron.kind, firstNeuron.index] as const, part: firstNeuron },
    withNetwork(neuronOf),
  );
  const choose = (next: Wanted) => {
    setWanted(next);
    setLast((before) => ({ ...before, [next.kind]: next.index }));
  };
  const [count, setCount] = useState(12);
  const shown = neuron.strongest.slice(0, count);
  const hidden = (place: number) => choose({ kind: 'hidden', index: place });
  const output = (digit: number) => choose({ kind: 'output', index: digit });
  return (
    <div class="strongest">
      <div class="strongest-stage">
        <Drawing
          neuron={neuron}
          shown={shown}
          pixels={pixels}
          onChooseHidden={hidden}
          onChooseOutput={output}
        />
        <Table neuron={neuron} shown={shown} onChooseHidden={hidden} />
      </div>
      <p class="strongest-legend">
        <span>
          <Sample sign="positive" /> + raises the sum
        </span>
        <span>
          <Sample sign="negative" /> − lowers the sum
        </span>
      </p>
      <div class="controls">
        <Choice
          legend="Follow"
          name="strongest-kind"
          options={[
            ['hidden', 'a hidden neuron'],
            ['output', 'an output'],
          ]}
          value={kind}
          onValue={(next) => choose({ kind: next, index: last[next] })}
        />
        {kind === 'hidden' ? (
          <NeuronSlider label="Neuron" index={index} onIndex={hidden} />
        ) : (
          <Choice
            class="strongest-digits"
            legend="Output"
            quiet
            name="strongest-output"
            options={Array.from({ length: 10 }, (_, digit) => [digit, digit])}
            value={index}
            onValue={output}
          />
        )}
        <Slider
          class="strongest-count"
          label="Weights drawn"
          min={fewest}
          max={most}
          value={count}
          shown={`${count} of ${neuron.kind === 'hidden' ? 784 : 128}`}
          onValue={setCount}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

const Sample = ({ sign }: { sign: 'positive' | 'negative' }) => (
  <svg viewBox="0 0 30 4" aria-hidden="true">
    <path class={`line ${sign}`} d="M0 2H30" stroke-width="2" />
  </svg>
);

type Wanted = Pick<Neuron, 'kind' | 'index'>;

const neuronOf = (network: Network, [kind, index]: readonly [Neuron['kind'], number]): Neuron =>
  kind === 'hidden' ? hiddenNeuron(network, index) : outputNeuron(network, index);

interface TableProps {
  neuron: Neuron;
  shown: Neuron['strongest'];
  onChooseHidden: (index: number) => void;
}

function Table({ neuron, shown, onChooseHidden }: TableProps) {
  const isHidden = neuron.kind === 'hidden';
  const title = isHidden ? `Into hidden neuron ${neuron.index + 1}` : `Into output ${neuron.index}`;
  return (
    <div class="strongest-table" tabIndex={0} role="region" aria-label={`${title}: the numbers`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {isHidden ? (
              <>
                <th scope="col">row</th>
                <th scope="col">column</th>
              </>
            ) : (
              <th scope="col">from neuron</th>
            )}
            <th scope="col">weight</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ place, weight }, rank) => (
            <tr key={place}>
              {isHidden ? (
                <>
                  <td>{Math.floor(place / 28)}</td>
                  <td>{place % 28}</td>
                </>
              ) : (
                <td>
                  <button
                    class="strongest-go"
                    type="button"
                    aria-label={`Follow hidden neuron ${place + 1}`}
                    onClick={() => onChooseHidden(place)}
                  >
                    {place + 1}
                  </button>
                </td>
              )}
              <td class={signOf(weight)}>
                <Fact name={`strongest-weight-${rank + 1}`} place={place} value={weight}>
                  {signed(weight, 4)}
                </Fact>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
