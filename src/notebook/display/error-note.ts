// What was thrown, in words; anything can be thrown, and some of it would rather throw again.
import type { ErrorNote } from '../output.ts';
import { describe } from './describe.ts';
import { isError, messageOf, nameOf } from './error-words.ts';
import { shortened, shown } from './limits.ts';
import { held } from './own.ts';

function note(error: unknown, left: number): ErrorNote {
  if (!isError(error)) {
    const message = typeof error === 'string' ? error : describe(error);
    const kind = error === null ? 'null' : typeof error;
    return { name: `Thrown ${kind}`, message: shortened(message, shown.message) };
  }
  const told: ErrorNote = { name: nameOf(error), message: messageOf(error) };
  const cause = held(error, 'cause', false);
  if (cause !== undefined && left > 0) told.cause = note(cause, left - 1);
  return told;
}

/** Name, message and causes of anything; where it was thrown is for the caller to add. Never throws. */
export function errorNote(error: unknown): ErrorNote {
  try {
    return note(error, shown.causes);
  } catch {
    return { name: 'Error', message: 'Something was thrown that does not let itself be read.' };
  }
}
