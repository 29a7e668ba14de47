// Everything that is no object, in the words that JavaScript itself would use.
import { held } from './own.ts';
import { shown, wholeCharacters } from './limits.ts';

export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The shortest decimal that is this Float32 number: 0.1, not 0.10000000149011612. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return numberText(value);
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return numberText(short);
  }
  return numberText(value);
}

/** Four digits say enough of one number among hundreds. */
export function roughText(value: number, digits = 4): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return numberText(value);
  return numberText(Number(value.toPrecision(digits)));
}

export function quoted(text: string): string {
  if (text.length <= shown.inner) return JSON.stringify(text);
  const rest = text.length - shown.inner;
  return `${JSON.stringify(wholeCharacters(text, shown.inner))}… ${rest} more characters`;
}

export function functionText(value: object): string {
  const name = held(value, 'name', false);
  const called = typeof name === 'string' && name !== '' ? ` ${name}` : '';
  // A proxy of a function has no source text: then this throws.
  if (Function.prototype.toString.call(value).startsWith('class')) return `[class${called}]`;
  const count = held(value, 'length', false);
  const counted = typeof count === 'number' ? count : 0;
  return `[function${called}, ${counted} ${counted === 1 ? 'argument' : 'arguments'}]`;
}

/** @returns undefined for an object. */
export function primitiveText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return numberText(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'function':
      return functionText(value);
    default:
      return value === null ? 'null' : undefined;
  }
}
