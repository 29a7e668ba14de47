// The language's own objects in one line each; whoever inherits from one without being one is told as any other object.

/** The intrinsic getter: it throws for an object that is not of its class, and no subclass can replace it. */
function getter(prototype: object, key: string): (of: object) => unknown {
  const { get } = Reflect.getOwnPropertyDescriptor(prototype, key)!;
  return (of) => Reflect.apply(get!, of, []);
}

const sizeOfMap = getter(Map.prototype, 'size');
const sizeOfSet = getter(Set.prototype, 'size');
const sourceOf = getter(RegExp.prototype, 'source');
const flagsOf = getter(RegExp.prototype, 'flags');
const bytesOf = getter(ArrayBuffer.prototype, 'byteLength');

/** @returns undefined where `tell` throws, which is how a built-in method refuses another class. */
function brand<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}

export const mapSize = (value: object) => brand(() => sizeOfMap(value) as number);
export const setSize = (value: object) => brand(() => sizeOfSet(value) as number);

function dateText(value: object): string {
  const time = Date.prototype.getTime.call(value);
  return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
}

const tellers: ((value: object) => string)[] = [
  dateText,
  (value) => `/${String(sourceOf(value))}/${String(flagsOf(value))}`,
  (value) => `ArrayBuffer(${String(bytesOf(value))} bytes)`,
];

/** @returns undefined for an object whose entries must be told. */
export function builtInText(value: object): string | undefined {
  for (const tell of tellers) {
    const text = brand(() => tell(value));
    if (text !== undefined) return text;
  }
  if (value instanceof Promise) return '[a promise: write await before it to see its value]';
  return undefined;
}
