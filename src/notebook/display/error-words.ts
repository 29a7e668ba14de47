// The name and the message of an error, read without running its own code.
import { shortened, shown } from './limits.ts';
import { className, held } from './own.ts';
import { primitiveText } from './primitives.ts';

/** A browser's own exceptions keep name and message behind getters of the browser, which are safe to ask. */
function browserWord(error: object, key: 'name' | 'message'): unknown {
  if (typeof DOMException === 'undefined') return undefined;
  const get = Reflect.getOwnPropertyDescriptor(DOMException.prototype, key)?.get;
  try {
    return get && Reflect.apply(get, error, []);
  } catch {
    return undefined;
  }
}

export function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && value instanceof Error;
}

export function nameOf(error: object): string {
  const name = browserWord(error, 'name') ?? held(error, 'name');
  if (typeof name === 'string' && name !== '' && name !== 'Error') return shortened(name, 100);
  const made = className(error);
  return made === 'Object' || made === '' ? 'Error' : made;
}

export function messageOf(error: object): string {
  const message = browserWord(error, 'message') ?? held(error, 'message');
  if (message === undefined) return '';
  return shortened(
    typeof message === 'string' ? message : (primitiveText(message) ?? '[an object]'),
    shown.message,
  );
}

/** One line, for an error that is shown and not thrown; undefined for anything else. */
export function errorText(value: object): string | undefined {
  return isError(value) ? `${nameOf(value)}: ${messageOf(value)}` : undefined;
}
