// The small network as a drawing: circles with what they hold, lines with their weights, and under each circle its slope.
import { fraction, handNetwork, handNumbers } from '#src/formulas/hand-network.ts';
import { signOf } from '#src/charts/scales.ts';
import { arrows } from './steps.ts';

const numbers = handNumbers();
const [hidden, output] = handNetwork.layers;

// Places in the drawing's own units.
const width = 410;
const height = 320;
const columns = [34, 178, 326];
const rows = [
  [85, 225],
  [42, 155, 268],
  [85, 225],
];
const radius = 21;

/** Where along a line its number stands: near the hidden neuron, where the lines lie furthest apart. */
const labelAt = [0.7, 0.3];

interface Line {
  layer: number;
  from: number;
  to: number;
  weight: number;
  slope: number;
}

const linesOf = (layer: number): Line[] => {
  const { inputSize, outputSize, weights } = layer === 0 ? hidden! : output!;
  const slopes = layer === 0 ? numbers.dHiddenWeights : numbers.dOutputWeights;
  return Array.from({ length: inputSize * outputSize }, (_, index) => ({
    layer,
    from: Math.floor(index / outputSize),
    to: index % outputSize,
    weight: weights[index]!,
    slope: slopes[index]!,
  }));
};
const lines = [...linesOf(0), ...linesOf(1)];

const step = (name: string) => arrows.findIndex((arrow) => arrow.name === name);

export function Drawing({ known }: { known: number }) {
  // A layer's lines carry their slopes from the moment these are known, until the weights are needed again.
  const showsSlopes = [
    known > step('dHiddenWeights'),
    known === step('dOutputWeights') + 1 || known > step('dHiddenWeights'),
  ];
  const asked = arrows[known]?.name;
  const active = [
    asked === 'dHiddenWeights',
    asked === 'dOutputWeights' || asked === 'dActivations',
  ];
  const gateKnown = known > step('dPreActivations');
  const hiddenSlopes = gateKnown ? numbers.dPreActivations : numbers.dActivations;
  return (
    <svg
      class="hand-drawing drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Two inputs, three hidden neurons, two outputs. ${known} of ${arrows.length} arrows back are known; the table has their numbers.`}
    >
      {lines.map((line) => (
        <line
          key={`${line.layer}-${line.from}-${line.to}`}
          class={`hand-line ${signOf(line.weight)} ${active[line.layer] ? 'active' : ''}`}
          {...ends(line)}
          stroke-width={0.8 + Math.abs(line.weight)}
        />
      ))}
      <line
        class={`hand-line ${asked === 'dLogits' ? 'active' : ''}`}
        x1={columns[2]! + 14}
        y1="100"
        x2="378"
        y2="146"
      />
      <line
        class={`hand-line ${asked === 'dLogits' ? 'active' : ''}`}
        x1={columns[2]! + 14}
        y1="210"
        x2="378"
        y2="164"
      />
      {lines.map((line) => {
        const { x1, y1, x2, y2 } = ends(line);
        const share = labelAt[line.layer]!;
        const shown = showsSlopes[line.layer] ? line.slope : line.weight;
        return (
          <text
            key={`${line.layer}-${line.from}-${line.to}`}
            class={`hand-weight ${showsSlopes[line.layer] ? 'slope' : ''}`}
            x={x1 + share * (x2 - x1)}
            y={y1 + share * (y2 - y1) + 5}
          >
            {fraction(shown)}
          </text>
        );
      })}
      {numbers.inputs.map((value, index) => (
        <Node key={index} column={0} row={index} value={value} />
      ))}
      {numbers.activations.map((value, index) => (
        <Node
          key={index}
          column={1}
          row={index}
          value={value}
          silent={value === 0}
          slope={known > step('dActivations') ? hiddenSlopes[index] : undefined}
        />
      ))}
      {numbers.logits.map((value, index) => (
        <Node
          key={index}
          column={2}
          row={index}
          value={value}
          slope={known > 0 ? numbers.dLogits[index] : undefined}
        />
      ))}
      <text class="hand-weight" x="386" y="160">
        loss
      </text>
    </svg>
  );
}

const ends = ({ layer, from, to }: Line) => ({
  x1: columns[layer]!,
  y1: rows[layer]![from]!,
  x2: columns[layer + 1]!,
  y2: rows[layer + 1]![to]!,
});

interface NodeProps {
  column: number;
  row: number;
  value: number;
  slope?: number;
  /** ReLU has made it 0: its gate is shut. */
  silent?: boolean;
}

function Node({ column, row, value, slope, silent }: NodeProps) {
  const [x, y] = [columns[column]!, rows[column]![row]!];
  return (
    <g>
      <circle class={`hand-node ${silent ? 'silent' : ''}`} cx={x} cy={y} r={radius} />
      <text class="hand-value" x={x} y={y + 6}>
        {fraction(value)}
      </text>
      {slope !== undefined && (
        <text class="hand-slope" x={x} y={y + radius + 19}>
          {fraction(slope)}
        </text>
      )}
    </g>
  );
}
