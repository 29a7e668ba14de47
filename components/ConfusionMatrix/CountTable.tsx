// The ten by ten table: one stop for the Tab key, arrow keys within.
import { useRef, useState } from 'preact/hooks';
import { isRight, labelOf, predictionOf } from './cells.ts';

interface Props {
  counts: readonly number[];
  chosen: number;
  onChoose: (cell: number) => void;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export function CountTable({ counts, chosen, onChoose }: Props) {
  const [stop, setStop] = useState(chosen);
  const table = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = cellAfter(stop, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    table.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div class="confusion-table">
      <p class="label confusion-columns">row: what was written · column: what the network read</p>
      <table ref={table} onKeyDown={move}>
        <caption class="visually-hidden">
          The 10,000 test images; rows are labels, columns are predictions. Choose a cell to see its
          images.
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">label</span>
            </th>
            {digits.map((digit) => (
              <th scope="col">{digit}</th>
            ))}
            <th scope="col" class="confusion-total">
              sum
            </th>
          </tr>
        </thead>
        <tbody>
          {digits.map((label) => {
            const row = counts.slice(label * 10, label * 10 + 10);
            const sum = row.reduce((total, count) => total + count, 0);
            return (
              <tr>
                <th scope="row">{label}</th>
                {row.map((count, prediction) => {
                  const cell = label * 10 + prediction;
                  return (
                    <td class={`${shadeOf(count, cell)} ${cell === chosen ? 'chosen' : ''}`}>
                      <button
                        type="button"
                        tabIndex={cell === stop ? 0 : -1}
                        aria-pressed={cell === chosen}
                        aria-label={`${labelOf(cell)} read as ${predictionOf(cell)}: ${count}`}
                        onFocus={() => setStop(cell)}
                        onClick={() => onChoose(cell)}
                      >
                        <data data-name={`confusion-${label}-${prediction}`} value={String(count)}>
                          {count}
                        </data>
                      </button>
                    </td>
                  );
                })}
                <td class="confusion-total">
                  <data data-name={`label-count-${label}`} value={String(sum)}>
                    {sum}
                  </data>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="confusion-legend label" aria-hidden="true">
        errors <span class="none">0</span>
        {shades.map(({ name, from }, k) => (
          <span class={name}>
            {k + 1 < shades.length ? `${from}–${shades[k + 1].from - 1}` : `${from}+`}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The darker, the more errors; each shade from so many on. */
const shades = [
  { name: 'few', from: 1 },
  { name: 'some', from: 3 },
  { name: 'many', from: 6 },
  { name: 'most', from: 10 },
];

function shadeOf(count: number, cell: number): string {
  if (isRight(cell)) return 'right';
  return shades.findLast(({ from }) => count >= from)?.name ?? 'none';
}

function cellAfter(cell: number, key: string): number | undefined {
  const [row, column] = [labelOf(cell), predictionOf(cell)];
  if (key === 'ArrowRight') return row * 10 + Math.min(9, column + 1);
  if (key === 'ArrowLeft') return row * 10 + Math.max(0, column - 1);
  if (key === 'ArrowDown') return Math.min(9, row + 1) * 10 + column;
  if (key === 'ArrowUp') return Math.max(0, row - 1) * 10 + column;
  if (key === 'Home') return row * 10;
  if (key === 'End') return row * 10 + 9;
  return undefined;
}
