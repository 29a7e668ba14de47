// Any value as text that a reader can follow: nested, shortened, and without running the value's own code.
import { builtInText, mapSize, setSize } from './builtin.ts';
import { errorText } from './error-words.ts';
import { keyText, laidOut } from './laid-out.ts';
import { shortened, shown } from './limits.ts';
import { isNumbers, numbersInside, viewName } from './numbers.ts';
import { className, elementAt, ownProperties, type Own } from './own.ts';
import { primitiveText } from './primitives.ts';

/** One telling: what stands above the value at hand, and how many values may still be looked at. */
interface Telling {
  above: Set<object>;
  left: number;
}

export const unreadable = '[an object that does not let itself be read]';

export function describe(value: unknown): string {
  return shortened(tell(value, { above: new Set(), left: shown.values }));
}

function tell(value: unknown, telling: Telling): string {
  try {
    return primitiveText(value) ?? tellObject(value as object, telling);
  } catch {
    return unreadable;
  }
}

function tellObject(value: object, telling: Telling): string {
  if (telling.above.has(value)) return '[circular: the object that contains it]';
  if (telling.left-- <= 0) return '…';
  if (isNumbers(value)) return numbersInside(value);
  const told = errorText(value) ?? builtInText(value);
  if (told !== undefined) return told;
  if (telling.above.size >= shown.depth) return deep(value);
  telling.above.add(value);
  try {
    return composite(value, telling);
  } finally {
    telling.above.delete(value);
  }
}

const deep = (value: object): string =>
  Array.isArray(value) ? `[… ${value.length} elements]` : `${className(value) || 'object'} {…}`;

function composite(value: object, telling: Telling): string {
  if (Array.isArray(value) || viewName(value) !== undefined)
    return list(value as unknown[], telling);
  const entries = mapSize(value);
  if (entries !== undefined) return mapped(value as Map<unknown, unknown>, entries, telling);
  const members = setSize(value);
  if (members !== undefined) {
    const first = some(Set.prototype.values.call(value)).map((member) => tell(member, telling));
    return laidOut(`Set(${members}) {`, first, members - first.length, '}');
  }
  return record(value, telling);
}

/** The first ones, by the built-in iterator: a class may have replaced its own. */
function some<T>(iterator: Iterator<T>): T[] {
  const first: T[] = [];
  while (first.length < shown.entries) {
    const { done, value } = iterator.next();
    if (done) break;
    first.push(value);
  }
  return first;
}

function mapped(value: Map<unknown, unknown>, size: number, telling: Telling): string {
  const first = some(Map.prototype.entries.call(value)).map(
    ([key, entry]) => `${tell(key, telling)} → ${tell(entry, telling)}`,
  );
  return laidOut(`Map(${size}) {`, first, size - first.length, '}');
}

function list(value: ArrayLike<unknown> & object, telling: Telling): string {
  const count = Math.min(value.length, shown.entries);
  const parts = Array.from({ length: count }, (_, index) => {
    if (ArrayBuffer.isView(value)) return tell(value[index], telling);
    return index in value ? tell(elementAt(value, index), telling) : '(empty)';
  });
  const name = viewName(value) ?? className(value);
  const head =
    name === 'Array' && value.length <= shown.entries ? '[' : `${name}(${value.length}) [`;
  return laidOut(head, parts, value.length - count, ']');
}

function record(value: object, telling: Telling): string {
  const { own, left } = ownProperties(value, shown.entries);
  const parts = own.map((entry: Own) => {
    const text = entry.getter ? '[computed when asked]' : tell(entry.value, telling);
    return `${keyText(entry.key)}: ${text}`;
  });
  const name = className(value);
  return laidOut(name === 'Object' || name === '' ? '{' : `${name} {`, parts, left, '}');
}
