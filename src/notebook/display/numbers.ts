// Many numbers at once: how many, the first and the last of them, the smallest and the largest.
import { shown } from './limits.ts';
import { className, elementAt } from './own.ts';
import { float32Text, numberText, roughText } from './primitives.ts';

export type Numbers = readonly number[] | NumberView;
export type NumberView =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

const typed = Reflect.getPrototypeOf(Float32Array.prototype)!;
const tagOf = Reflect.getOwnPropertyDescriptor(typed, Symbol.toStringTag)!.get!;

/** "Float32Array" and the like, whatever its class calls itself; undefined for all else. */
export const viewName = (value: unknown): string | undefined =>
  ArrayBuffer.isView(value) ? (Reflect.apply(tagOf, value, []) as string | undefined) : undefined;

/** A typed array of numbers (not of BigInts), or an array that holds nothing else. */
export function isNumbers(value: unknown): value is Numbers {
  const view = viewName(value);
  if (view !== undefined) return !view.startsWith('Big');
  if (!Array.isArray(value) || value.length === 0) return false;
  for (let index = 0; index < value.length; index++) {
    if (typeof elementAt(value, index) !== 'number') return false;
  }
  return true;
}

/** Plain memory: what follows may index it without running anyone's code. */
export function plainNumbers(value: Numbers): NumberView | number[] {
  if (!Array.isArray(value)) return value as NumberView;
  return Array.from({ length: value.length }, (_, index) => elementAt(value, index) as number);
}

/** Of the numbers that are some; undefined when there are none. */
export function range(numbers: ArrayLike<number>): { least: number; most: number } | undefined {
  let [least, most] = [Infinity, -Infinity];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return least > most ? undefined : { least, most };
}

export function entryText(numbers: Numbers): (value: number) => string {
  if (numbers.length > shown.numbers) return (value) => roughText(value);
  return viewName(numbers) === 'Float32Array' ? float32Text : numberText;
}

/** `[0, 0, 0.5, …, 1, 0]` */
function listText(numbers: Numbers): string {
  const text = entryText(numbers);
  if (numbers.length <= shown.numbers) return `[${Array.from(numbers, text).join(', ')}]`;
  const first = Array.from(numbers.slice(0, 5), text);
  const last = Array.from(numbers.slice(-3), text);
  return `[${[...first, '…', ...last].join(', ')}]`;
}

/** The name and the size of a list whose kind its brackets do not tell. */
function head(numbers: Numbers): string {
  const name = viewName(numbers) ?? className(numbers);
  if (name === 'Array' && numbers.length <= shown.numbers) return '';
  return `${name}(${numbers.length}) `;
}

export function numbersText(value: Numbers): string {
  const numbers = plainNumbers(value);
  const line = head(value) + listText(numbers);
  const ends = numbers.length > shown.numbers ? range(numbers) : undefined;
  if (!ends) return line;
  return `${line}\nsmallest ${roughText(ends.least)}, largest ${roughText(ends.most)}`;
}

/** In one line, for a place inside something else. */
export const numbersInside = (value: Numbers): string =>
  head(value) + listText(plainNumbers(value));
