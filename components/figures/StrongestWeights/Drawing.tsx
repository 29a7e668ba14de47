// Pixels at the left, 128 hidden neurons in the middle, ten outputs at the right, and a few lines.
import { Fact } from '#components/controls/Fact.tsx';
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { Pixels } from '#components/pictures/Picture/Picture.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Neuron, Weighted } from './strongest.ts';

interface Props {
  neuron: Neuron;
  /** The lines to draw into the neuron. */
  shown: readonly Weighted[];
  pixels: ArrayLike<number>;
  onChooseHidden: (index: number) => void;
  onChooseOutput: (index: number) => void;
}

const size = { width: 76, height: 34 };
const picture = { x: 0.5, y: 3 };
const hiddenGrid = { x: 43, y: 1, across: 4, down: 32, pitch: 1 };
const outputs = { x: 63.5, first: 2.6, pitch: 3.2 };

const pixelAt = (pixel: number) => ({
  x: picture.x + (pixel % 28) + 0.5,
  y: picture.y + Math.floor(pixel / 28) + 0.5,
});
const hiddenAt = (index: number) => ({
  x: hiddenGrid.x + Math.floor(index / hiddenGrid.down) + 0.5,
  y: hiddenGrid.y + (index % hiddenGrid.down) + 0.5,
});
const outputAt = (digit: number) => ({ x: outputs.x, y: outputs.first + digit * outputs.pitch });
const percentX = (x: number) => `${((100 * x) / size.width).toFixed(2)}%`;
const percentY = (y: number) => `${((100 * y) / size.height).toFixed(2)}%`;

export function Drawing({ neuron, shown, pixels, onChooseHidden, onChooseOutput }: Props) {
  const from = startOf(neuron);
  const lines = linesOf(neuron, shown);
  const largest = (of: readonly Line[]) =>
    Math.max(...of.map(({ weight }) => Math.abs(weight)), 1e-9);
  const [into, outOf] = [lines.filter((line) => line.into), lines.filter((line) => !line.into)];
  const weightTo = (digit: number) =>
    neuron.kind === 'hidden' ? neuron.outputs[digit] : undefined;
  const chooseHidden = (event: PointerEvent) => {
    const cell = cellAt(event, hiddenGrid.across, hiddenGrid.down);
    if (cell === undefined) return;
    const column = cell % hiddenGrid.across;
    onChooseHidden(column * hiddenGrid.down + Math.floor(cell / hiddenGrid.across));
  };
  return (
    <div class="strongest-drawing">
      <div class="strongest-lines">
        <svg
          class="drawing"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={sentence(neuron, shown)}
        >
          <rect class="paper" x={picture.x} y={picture.y} width="28" height="28" />
          <g
            class="pixels"
            opacity="0.22"
            transform={`translate(${picture.x} ${picture.y})`}
            shape-rendering="crispEdges"
          >
            <Pixels values={pixels} width={28} largest={255} signed={false} />
          </g>
          <path class="others" d={allHidden} />
          <Lines lines={into} largest={largest(into)} />
          <Lines lines={outOf} largest={largest(outOf)} />
          {shown.map(({ place, weight }) => (
            <Square at={from(place)} weight={weight} />
          ))}
          {neuron.kind === 'hidden' && (
            <rect
              class="neuron"
              x={hiddenAt(neuron.index).x - 0.75}
              y={hiddenAt(neuron.index).y - 0.75}
              width="1.5"
              height="1.5"
              rx="0.3"
            />
          )}
          {Array.from({ length: 10 }, (_, digit) => (
            <circle
              class={neuron.kind === 'output' && neuron.index === digit ? 'node chosen' : 'node'}
              cx={outputs.x}
              cy={outputAt(digit).y}
              r="0.75"
              onPointerDown={() => onChooseOutput(digit)}
            />
          ))}
          <rect
            class="touch"
            x={hiddenGrid.x}
            y={hiddenGrid.y}
            width={hiddenGrid.across}
            height={hiddenGrid.down}
            onPointerDown={chooseHidden}
          />
        </svg>
        {Array.from({ length: 10 }, (_, digit) => {
          const weight = weightTo(digit);
          return (
            <span
              class={`output-name ${neuron.kind === 'output' && neuron.index === digit ? 'chosen' : ''}`}
              style={{ left: percentX(outputs.x + 1.4), top: percentY(outputAt(digit).y) }}
            >
              <b>{digit}</b>
              {weight !== undefined && (
                <Fact class={signOf(weight)} name={`weight-to-${digit}`} value={weight}>
                  {signed(weight, 2)}
                </Fact>
              )}
            </span>
          );
        })}
      </div>
      <p class="strongest-names" aria-hidden="true">
        <span>784 inputs</span>
        <span style={{ left: percentX(hiddenGrid.x + hiddenGrid.across / 2) }}>
          {neuron.kind === 'hidden' ? `neuron ${neuron.index + 1}` : '128 hidden'}
        </span>
        <span style={{ left: percentX(outputs.x) }}>outputs</span>
      </p>
    </div>
  );
}

interface Line {
  weight: number;
  into: boolean;
  path: string;
}

/** Where a line into the neuron begins: at a pixel, or for an output at a hidden neuron. */
const startOf = (neuron: Neuron) => (neuron.kind === 'hidden' ? pixelAt : hiddenAt);

function linesOf(neuron: Neuron, shown: readonly Weighted[]): Line[] {
  const here = neuron.kind === 'hidden' ? hiddenAt(neuron.index) : outputAt(neuron.index);
  const into = shown.map(({ place, weight }) => ({
    weight,
    into: true,
    path: curve(startOf(neuron)(place), here),
  }));
  if (neuron.kind === 'output') return into;
  const outOf = neuron.outputs.map((weight, digit) => ({
    weight,
    into: false,
    path: curve(here, outputAt(digit)),
  }));
  return [...into, ...outOf];
}

type At = { x: number; y: number };

function curve(from: At, to: At): string {
  const reach = (to.x - from.x) * 0.45;
  const n = (value: number) => Number(value.toFixed(2));
  return `M${n(from.x)} ${n(from.y)}C${n(from.x + reach)} ${n(from.y)} ${n(to.x - reach)} ${n(to.y)} ${n(to.x)} ${n(to.y)}`;
}

function Lines({ lines, largest }: { lines: readonly Line[]; largest: number }) {
  return (
    <>
      {lines.map(({ weight, path }) => (
        <path
          class={`line ${signOf(weight)}`}
          d={path}
          stroke-width={Number((0.05 + 0.35 * (Math.abs(weight) / largest)).toFixed(3))}
        />
      ))}
    </>
  );
}

function Square({ at, weight }: { at: At; weight: number }) {
  return (
    <rect
      class={`end ${signOf(weight)}`}
      x={Number((at.x - 0.5).toFixed(2))}
      y={Number((at.y - 0.5).toFixed(2))}
      width="1"
      height="1"
    />
  );
}

const allHidden = Array.from({ length: 128 }, (_, index) => {
  const { x, y } = hiddenAt(index);
  return `M${x - 0.36} ${Number((y - 0.36).toFixed(2))}h.72v.72h-.72z`;
}).join('');

export const signOf = (weight: number) => (weight < 0 ? 'negative' : 'positive');

/** The sign is always written: + and − carry what colour and dashes show. */
export function signed(value: number, decimals: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, `fixed-${decimals}`)}`;
}

function sentence(neuron: Neuron, shown: readonly Weighted[]): string {
  const positive = shown.filter(({ weight }) => weight > 0).length;
  const signs = `${positive} positive and ${shown.length - positive} negative`;
  return neuron.kind === 'hidden'
    ? `The ${shown.length} strongest weights from the pixels to hidden neuron ${neuron.index + 1}, ${signs}, and its ten weights to the outputs`
    : `The ${shown.length} strongest weights from the hidden neurons to output ${neuron.index}, ${signs}`;
}
