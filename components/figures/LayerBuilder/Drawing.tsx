// The network as columns of dots, one dot a neuron, with a bundle of weights from each column to the next.
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { Pixels, Pointed } from '#components/pictures/Picture/Picture.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { drawingHeight, layOut, type Column } from './geometry.ts';

interface Props {
  sizes: readonly number[];
  /** The reader's digit: the first column is her 784 pixels. */
  pixels: ArrayLike<number>;
  /** The layer in the frame. */
  chosen: number;
  /** The input neuron in the frame, if one was pointed at. */
  input?: number;
  onChoose: (layer: number, input?: number) => void;
  /** Units of width the drawing takes at least. */
  atLeast: number;
  /** The share of the width that a bundle needs to carry its number. */
  roomForCount: number;
  class: string;
}

export function Drawing({
  sizes,
  pixels,
  chosen,
  input,
  onChoose,
  atLeast,
  roomForCount,
  ...rest
}: Props) {
  const { width, columns, bundles } = layOut(sizes, atLeast);
  const percent = (x: number) => `${((100 * x) / width).toFixed(2)}%`;
  const choose = (layer: number) => (event: PointerEvent) => {
    if (layer > 0) return onChoose(layer);
    const pixel = cellAt(event, 28, 28);
    if (pixel !== undefined) onChoose(0, pixel);
  };
  return (
    <div class={`layer-drawing ${rest.class}`}>
      <div class="layer-bundles">
        <svg
          class="drawing"
          viewBox={`0 0 ${width.toFixed(2)} ${drawingHeight}`}
          role="img"
          aria-label={`The network ${sizes.join('-')}: ${sizes.length} columns of neurons`}
        >
          {bundles.map(({ outline, strands }) => (
            <g class="bundle">
              <path class="bundle-body" d={outline} />
              <path
                class="bundle-strands"
                d={strands.join('')}
                vector-effect="non-scaling-stroke"
              />
            </g>
          ))}
          {columns.map((column, layer) => (
            <g class={`column ${layer === chosen ? 'chosen' : ''} ${layer === 0 ? 'inputs' : ''}`}>
              <rect
                class="column-back"
                x={column.x - 0.25}
                y={column.y - 0.25}
                width={column.across * column.pitch + 0.5}
                height={column.down * column.pitch + 0.5}
                rx="0.6"
                vector-effect="non-scaling-stroke"
              />
              {layer === 0 ? (
                <g
                  class="pixels"
                  transform={`translate(${column.x} ${column.y})`}
                  shape-rendering="crispEdges"
                >
                  <Pixels values={pixels} width={28} largest={255} signed={false} />
                  {input !== undefined && <Pointed pixel={input} width={28} />}
                </g>
              ) : layer === sizes.length - 1 ? (
                <Outputs column={column} />
              ) : (
                <path class="dots" d={dots(column)} />
              )}
              <rect
                class="column-touch"
                x={column.x}
                y={column.y}
                width={column.across * column.pitch}
                height={column.down * column.pitch}
                onPointerDown={choose(layer)}
              />
            </g>
          ))}
        </svg>
        {bundles.map(({ middle, thickness, width: room }, layer) =>
          room / width > roomForCount ? (
            <span
              class="bundle-count"
              aria-hidden="true"
              style={{
                left: percent(middle),
                top: `${(50 - (50 * thickness) / drawingHeight).toFixed(2)}%`,
              }}
            >
              {formatNumber(sizes[layer] * sizes[layer + 1])}
            </span>
          ) : null,
        )}
      </div>
      <div class={`column-names ${sizes.length > 4 ? 'crowded' : ''}`} aria-hidden="true">
        {columns.map((column, layer) => (
          <span
            class={layer === 0 ? 'first' : layer === sizes.length - 1 ? 'last' : ''}
            style={
              layer > 0 && layer < sizes.length - 1
                ? { left: percent(column.x + column.across / 2) }
                : {}
            }
          >
            <b>{formatNumber(column.count)}</b>
            <small>
              {layer === 0 ? 'inputs' : layer === sizes.length - 1 ? 'outputs' : 'hidden'}
            </small>
          </span>
        ))}
      </div>
    </div>
  );
}

/** One small square a neuron, as a single path. */
function dots({ x, y, down, count }: Column): string {
  const n = (value: number) => Number(value.toFixed(2));
  const dot = (index: number) => {
    const [column, row] = [Math.floor(index / down), index % down];
    return `M${n(x + column + 0.12)} ${n(y + row + 0.12)}h.76v.76h-.76z`;
  };
  return Array.from({ length: count }, (_, index) => dot(index)).join('');
}

function Outputs({ column }: { column: Column }) {
  const { x, y, down, pitch } = column;
  return (
    <>
      {Array.from({ length: down }, (_, digit) => (
        <g
          transform={`translate(${(x + 0.15).toFixed(2)} ${(y + digit * pitch + 0.15).toFixed(2)})`}
        >
          <rect class="output" width={pitch - 0.3} height={pitch - 0.3} rx="0.5" />
          <text x={(pitch - 0.3) / 2} y={(pitch - 0.3) * 0.74}>
            {digit}
          </text>
        </g>
      ))}
    </>
  );
}
