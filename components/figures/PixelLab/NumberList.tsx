// The picture as a list: all 784 values in a strip, and the chosen row of it with its 28 numbers.
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { Pixels } from '#components/pictures/Picture/Picture.tsx';

interface Props {
  values: Uint8Array;
  index: number;
  onIndex: (index: number) => void;
}

export function NumberList({ values, index, onIndex }: Props) {
  const start = index - (index % 28);
  const point = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const place = cellAt(event, values.length, 1);
    if (place !== undefined) onIndex(place);
  };
  return (
    <div class="number-list">
      <p class="label number-list-ends">
        <span>0</span>
        <span>the same picture as one list of 784 numbers</span>
        <span>783</span>
      </p>
      <svg
        class="number-strip pixels"
        viewBox="0 0 784 1"
        preserveAspectRatio="none"
        role="img"
        aria-label="The 784 values side by side, row after row"
        shape-rendering="crispEdges"
        onPointerDown={point}
        onPointerMove={point}
      >
        <Pixels values={values} width={values.length} largest={255} signed={false} />
      </svg>
      <svg class="number-wedge" viewBox="0 0 784 20" preserveAspectRatio="none" aria-hidden="true">
        <path d={`M${start} 0h28L784 20H0z`} />
      </svg>
      <ol
        class="number-row"
        aria-label={`Row ${start / 28}: places ${start} to ${start + 27} of the list`}
      >
        {Array.from(values.subarray(start, start + 28), (value, column) => (
          <li
            class={start + column === index ? 'chosen' : ''}
            onPointerDown={() => onIndex(start + column)}
          >
            <span style={{ opacity: String(Number((value / 255).toFixed(3))) }} />
            {value}
          </li>
        ))}
      </ol>
    </div>
  );
}
