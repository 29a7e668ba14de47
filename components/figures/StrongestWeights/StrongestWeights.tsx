// Live part: choose a hidden neuron or an output, and how many of its weights to draw.
import { useState } from 'preact/hooks';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import { useReading } from '#src/session/reading.ts';
import { Drawing, signed } from './Drawing.tsx';
import { fewest, hiddenUnit, most, outputUnit, type Unit } from './strongest.ts';

interface Props {
  first: Reading;
  firstUnit: Unit;
}

export function StrongestWeights({ first, firstUnit }: Props) {
  const { pixels } = useReading(first);
  const { unit, wanted, choose, trouble, again } = useUnit(firstUnit);
  const [count, setCount] = useState(12);
  const shown = unit.strongest.slice(0, count);
  const hidden = (index: number) => choose({ kind: 'hidden', index });
  const output = (index: number) => choose({ kind: 'output', index });
  // Going back to the other kind finds it where it was left.
  const [lastHidden, lastOutput] = useLast(wanted, firstUnit.index);
  return (
    <div class="strongest">
      <div class="strongest-stage">
        <Drawing
          unit={unit}
          shown={shown}
          pixels={pixels}
          onChooseHidden={hidden}
          onChooseOutput={output}
        />
        <Table unit={unit} shown={shown} onChooseHidden={hidden} />
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
        <fieldset class="choice">
          <legend>Follow</legend>
          <label>
            <input
              type="radio"
              name="strongest-kind"
              checked={wanted.kind === 'hidden'}
              onChange={() => hidden(lastHidden)}
            />
            a hidden neuron
          </label>
          <label>
            <input
              type="radio"
              name="strongest-kind"
              checked={wanted.kind === 'output'}
              onChange={() => output(lastOutput)}
            />
            an output
          </label>
        </fieldset>
        {wanted.kind === 'hidden' ? (
          <label class="slider strongest-slider">
            <span>Neuron</span>
            <input
              type="range"
              min="1"
              max="128"
              value={wanted.index + 1}
              onInput={(event) => hidden(Number(event.currentTarget.value) - 1)}
            />
            <output aria-live="off">{wanted.index + 1} of 128</output>
          </label>
        ) : (
          <fieldset class="choice strongest-digits">
            <legend class="visually-hidden">Output</legend>
            {Array.from({ length: 10 }, (_, digit) => (
              <label>
                <input
                  type="radio"
                  name="strongest-output"
                  checked={wanted.index === digit}
                  onChange={() => output(digit)}
                />
                {digit}
              </label>
            ))}
          </fieldset>
        )}
        <label class="slider strongest-slider strongest-count">
          <span>Weights drawn</span>
          <input
            type="range"
            min={fewest}
            max={most}
            value={count}
            onInput={(event) => setCount(Number(event.currentTarget.value))}
          />
          <output aria-live="off">
            {count} of {unit.kind === 'hidden' ? 784 : 128}
          </output>
        </label>
      </div>
      <Trouble sentence={trouble} retry={again} />
    </div>
  );
}

const Sample = ({ sign }: { sign: 'positive' | 'negative' }) => (
  <svg viewBox="0 0 30 4" aria-hidden="true">
    <path class={`line ${sign}`} d="M0 2H30" stroke-width="2" />
  </svg>
);

type Wanted = Pick<Unit, 'kind' | 'index'>;

const unitOf = (network: Network, { kind, index }: Wanted) =>
  kind === 'hidden' ? hiddenUnit(network, index) : outputUnit(network, index);

/** The unit in the figure and the one the reader wants: the same, once the weights are here. */
function useUnit(firstUnit: Unit) {
  const [unit, setUnit] = useState(firstUnit);
  const [wanted, setWanted] = useState<Wanted>(firstUnit);
  const [trouble, setTrouble] = useState('');
  const choose = (next: Wanted) => {
    setWanted(next);
    loadNetwork().then(
      (network) => {
        setUnit(unitOf(network, next));
        setTrouble('');
      },
      (error: Error) => setTrouble(error.message),
    );
  };
  return { unit, wanted, choose, trouble, again: () => choose(wanted) };
}

function useLast({ kind, index }: Wanted, firstHidden: number): [hidden: number, output: number] {
  const [last, setLast] = useState({ hidden: firstHidden, output: 0 });
  if (last[kind] !== index) setLast({ ...last, [kind]: index });
  return [last.hidden, last.output];
}

interface TableProps {
  unit: Unit;
  shown: Unit['strongest'];
  onChooseHidden: (index: number) => void;
}

function Table({ unit, shown, onChooseHidden }: TableProps) {
  const isHidden = unit.kind === 'hidden';
  const title = isHidden ? `Into hidden neuron ${unit.index + 1}` : `Into output ${unit.index}`;
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
              <td class={weight < 0 ? 'negative' : 'positive'}>
                <data
                  data-name={`strongest-weight-${rank + 1}`}
                  data-place={place}
                  value={String(weight)}
                >
                  {signed(weight, 4)}
                </data>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
