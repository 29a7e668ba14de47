// 128 numbers, one for each hidden neuron, as squares: the darker, the more the neuron says.
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { inkShare, paintOf } from '#src/charts/scales.ts';

interface Props {
  /** Activations, or with `signed` what the neurons add to something. */
  activations: ArrayLike<number>;
  /** Blue above 0, orange below. */
  signed?: boolean;
  label?: string;
  /** The neuron in the frame. */
  chosen?: number;
  onChoose?: (neuron: number) => void;
}

const columns = 16;

export function HiddenSquares({ activations, signed = false, label, chosen, onChoose }: Props) {
  const values = Array.from(activations);
  const largest = Math.max(1e-6, ...values.map(Math.abs));
  const active = values.filter((value) => value !== 0).length;
  const rows = Math.ceil(values.length / columns);
  const choose = (event: PointerEvent) => {
    const neuron = cellAt(event, columns, rows);
    if (neuron !== undefined && neuron < values.length) onChoose?.(neuron);
  };
  return (
    <svg
      class={`hidden-squares drawing ${onChoose ? 'choosable' : ''}`}
      viewBox={`-0.1 -0.1 ${columns + 0.2} ${rows + 0.2}`}
      role="img"
      aria-label={label ?? `${values.length} hidden neurons, ${active} of them active`}
      onPointerDown={onChoose && choose}
    >
      {values.map((value, neuron) => (
        <rect
          class={`square ${paintOf(value, signed)} ${neuron === chosen ? 'chosen' : ''}`}
          x={(neuron % columns) + 0.07}
          y={Math.floor(neuron / columns) + 0.07}
          width="0.86"
          height="0.86"
          rx="0.12"
          fill-opacity={Number(inkShare(value, largest).toFixed(3))}
        />
      ))}
    </svg>
  );
}
