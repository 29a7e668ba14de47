// From any value to what can be shown of it: text always, and a table or a picture where the value is one.
import type { MimeBundle } from '../output.ts';
import { asBundle, ownDisplay, refused } from './custom.ts';
import { describe } from './describe.ts';
import { shortened } from './limits.ts';
import { matrixOf, matrixTable, type Matrix } from './matrix.ts';
import { isNumbers, numbersText, plainNumbers, type Numbers } from './numbers.ts';
import { pictureOf, side } from './picture.ts';
import { pictureType } from './picture-type.ts';
import { recordsTable } from './records.ts';
import { tableHtml, tableText, type Table } from './table.ts';

export interface BundleOptions {
  /** Of a flat list of numbers: [rows, columns]. */
  shape?: number[];
}

/** A promise only for a value whose own display method returns one; a method that throws, throws here. */
export function bundle(
  value: unknown,
  options: BundleOptions = {},
): MimeBundle | Promise<MimeBundle> {
  let display: ReturnType<typeof ownDisplay>;
  try {
    display = ownDisplay(value);
    if (!display) return told(value, options.shape);
  } catch {
    return refused;
  }
  const returned = Reflect.apply(display, value, []);
  return returned instanceof Promise
    ? returned.then((later) => asBundle(later, value))
    : asBundle(returned, value);
}

function told(value: unknown, shape?: readonly number[]): MimeBundle {
  if (typeof value === 'string') return { 'text/plain': shortened(value) };
  const matrix = matrixOf(value, shape);
  if (matrix) return fromMatrix(matrix);
  if (isNumbers(value)) return fromNumbers(value, shape);
  const records = recordsTable(value);
  return records ? fromTable(records) : { 'text/plain': describe(value) };
}

const fromTable = (table: Table): MimeBundle => ({
  'text/plain': shortened(tableText(table)),
  'text/html': tableHtml(table),
});

function fromMatrix(matrix: Matrix): MimeBundle {
  const isPicture = matrix.rows === side && matrix.columns === side;
  return { ...fromTable(matrixTable(matrix)), ...(isPicture ? picture(matrix.flat()) : {}) };
}

function fromNumbers(numbers: Numbers, shape?: readonly number[]): MimeBundle {
  const lines = [numbersText(numbers)];
  if (shape) lines.unshift(shapeText(numbers.length, shape));
  const isPicture = numbers.length === side * side;
  return {
    'text/plain': shortened(lines.join('\n')),
    ...(isPicture ? picture(plainNumbers(numbers)) : {}),
  };
}

function shapeText(length: number, shape: readonly number[]): string {
  const wanted = shape.reduce((product, size) => product * size, 1);
  const name = shape.join(' × ');
  if (wanted === length) return name;
  return `The shape ${name} asks for ${wanted} numbers; there are ${length}.`;
}

/** A wider type than MimeBundle: it stands beside the text of the numbers. */
function picture(numbers: ArrayLike<number>): Record<string, unknown> {
  const image = pictureOf(numbers);
  if (image === undefined) return {};
  return { 'image/png': image, [pictureType]: { rows: side, columns: side } };
}
