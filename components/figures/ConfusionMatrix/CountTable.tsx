// The table of counts, ten by ten for digits: one stop for the Tab key, arrow keys within.
import { useRef, useState } from 'preact/hooks';
import { isComposing } from '#components/controls/composing.ts';
import { Fact } from '#components/controls/Fact.tsx';
import { isRight, labelOf, predictionOf } from './cells.ts';

interface Props {
  counts: readonly number[];
  chosen: number;
  onChoose: (cell: number) => void;
  /** Of the classes; the ten digits where nothing is said. */
  names?: readonly string[];
  caption?: string;
  /** What rows and columns are. */
  axes?: string;
  /** What the numbers are called: `${fact}-3-8` for a cell, `${rowFact}-3` for the sum of a row. */
  fact?: string;
  rowFact?: string;
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const aboutDigits =
  'The 10,000 test images; rows are labels, columns are predictions. Choose a cell to see its images.';

export function CountTable({
  counts,
  chosen,
  onChoose,
  names = digits,
  caption = aboutDigits,
  axes = 'row: what was written · column: what the network read',
  fact = 'confusion',
  rowFact = 'label-count',
}: Props) {
  const size = names.length;
  const [stop, setStop] = useState(chosen);
  const table = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const next = cellAfter(stop, event.key, size);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    table.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div class="confusion-table">
      <p class="label confusion-columns">{axes}</p>
      <table ref={table} onKeyDown={move}>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">label</span>
            </th>
            {names.map((name) => (
              <th scope="col">{name}</th>
            ))}
            <th scope="col" class="confusion-total">
              sum
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, label) => {
            const row = counts.slice(label * size, label * size + size);
            const sum = row.reduce((total, count) => total + count, 0);
            return (
              <tr>
                <th scope="row">{name}</th>
                {row.map((count, prediction) => {
                  const cell = label * size + prediction;
                  return (
                    <td
                      class={`${shadeOf(count, isRight(cell, size))} ${cell === chosen ? 'chosen' : ''}`}
                    >
                      <button
                        type="button"
                        tabIndex={cell === stop ? 0 : -1}
                        aria-pressed={cell === chosen}
                        aria-label={`${name} read as ${names[prediction]}: ${count}`}
                        onFocus={() => setStop(cell)}
                        onClick={() => onChoose(cell)}
                      >
                        <Fact name={`${fact}-${label}-${prediction}`} value={count}>
                          {String(count)}
                        </Fact>
                      </button>
                    </td>
                  );
                })}
                <td class="confusion-total">
                  <Fact name={`${rowFact}-${label}`} value={sum}>
                    {String(sum)}
                  </Fact>
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

function shadeOf(count: number, right: boolean): string {
  if (right) return 'right';
  return shades.findLast(({ from }) => count >= from)?.name ?? 'none';
}

function cellAfter(cell: number, key: string, size: number): number | undefined {
  const [row, column] = [labelOf(cell, size), predictionOf(cell, size)];
  if (key === 'ArrowRight') return row * size + Math.min(size - 1, column + 1);
  if (key === 'ArrowLeft') return row * size + Math.max(0, column - 1);
  if (key === 'ArrowDown') return Math.min(size - 1, row + 1) * size + column;
  if (key === 'ArrowUp') return Math.max(0, row - 1) * size + column;
  if (key === 'Home') return row * size;
  if (key === 'End') return row * size + size - 1;
  return undefined;
}
