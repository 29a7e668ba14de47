// How much a message carries, counted the same in the sandbox and in the page.
//
// A cell may put its own toJSON, iterators and list methods under every value, so none of them is used: JSON.stringify
// would measure what the cell says its text is, and not the text.
const { keys, getPrototypeOf } = Object;
const { isArray } = Array;
const plain = Object.prototype;

/** Of a number, a truth value, or the bare frame of an object. */
const small = 8;

/** Characters of all texts and names in `value`; Infinity beyond `most`, and for anything but texts, lists and plain objects. */
export function weightOf(value: unknown, most = Infinity): number {
  try {
    const weight = weigh(value, most);
    return weight > most ? Infinity : weight;
  } catch {
    // Nested so deep that counting ran out of stack.
    return Infinity;
  }
}

function weigh(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return small;
  const prototype: unknown = getPrototypeOf(value);
  if (!isArray(value) && prototype !== plain && prototype !== null) return Infinity;
  const names = keys(value);
  let weight = small;
  for (let place = 0; place < names.length && weight <= most; place++) {
    const name = names[place]!;
    weight += name.length + weigh((value as Record<string, unknown>)[name], most - weight);
  }
  return weight;
}
