// ReLU as a line with a hinge: 0 up to 0, then straight on. The dot is the neuron: what comes in, what it passes on.
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  preActivation: number;
}

/** In pixels; the drawing keeps its size, so that its letters do. */
const [width, height, foot, top] = [216, 136, 112, 12];
const [left, right] = [16, 200];

/** The scale grows by doubling, so that a dot seldom makes the axis jump. */
function reachFor(preActivation: number): number {
  let reach = 2;
  while (Math.abs(preActivation) > reach) reach *= 2;
  return reach;
}

export function Hinge({ preActivation }: Props) {
  const reach = reachFor(preActivation);
  const x = (sum: number) => left + ((sum + reach) / (2 * reach)) * (right - left);
  const y = (activation: number) => foot - (activation / reach) * (foot - top);
  const activation = Math.max(0, preActivation);
  const label = `ReLU: 0 up to 0, then straight on. At the dot ${formatNumber(preActivation, 'fixed-2')} comes in, and ${formatNumber(activation, 'fixed-2')} is passed on.`;
  return (
    <svg class="hinge" width={width} height={height} role="img" aria-label={label}>
      <path class="axis" d={`M${left} ${foot}H${right}M${x(0)} ${foot}V${top}`} />
      <path class="line" d={`M${left} ${foot}H${x(0)}L${right} ${top}`} />
      <path class="drop" d={`M${x(preActivation)} ${foot}V${y(activation)}H${x(0)}`} />
      <circle cx={x(preActivation)} cy={y(activation)} r="6" />
      {[-reach, 0, reach].map((sum) => (
        <text x={x(sum)} y={foot + 18} text-anchor="middle">
          {formatNumber(sum)}
        </text>
      ))}
    </svg>
  );
}
