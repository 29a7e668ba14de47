// A value that says itself how it is shown, as Deno's notebooks let it: a method under Symbol.for("Jupyter.display").
import type { MimeBundle } from '../output.ts';
import { describe, unreadable } from './describe.ts';
import { shortened } from './limits.ts';
import { held, isPlain, ownProperties } from './own.ts';

export const displaySymbol: unique symbol = Symbol.for('Jupyter.display') as never;

type Displays = () => unknown;

/** @returns undefined for nearly all values. */
export function ownDisplay(value: unknown): Displays | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
    return undefined;
  const method = held(value, displaySymbol);
  return typeof method === 'function' ? (method as Displays) : undefined;
}

const mimeType = /^[\w.+-]+\/[\w.+-]+$/;

/** Text as it is, JSON as a copy; what is neither cannot cross to the page. */
function content(type: string, value: unknown): unknown {
  if (typeof value === 'string') return type === 'text/plain' ? shortened(value) : value;
  if (!type.endsWith('json')) return undefined;
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** What a display method returned, made a bundle that is safe to send; what is none is told as any value. */
export function asBundle(returned: unknown, value: unknown): MimeBundle {
  const found: MimeBundle = { 'text/plain': '' };
  if (isPlain(returned)) {
    for (const { key, value: given } of ownProperties(returned, 20).own) {
      if (typeof key !== 'string' || !mimeType.test(key)) continue;
      const kept = content(key, given);
      if (kept !== undefined) found[key] = kept;
    }
  }
  if (Object.keys(found).length > 1 || found['text/plain'] !== '') return found;
  return { 'text/plain': returned === undefined ? describe(value) : describe(returned) };
}

export const refused: MimeBundle = { 'text/plain': unreadable };
