// Checks what comes out of the sandbox: whatever is not a message of ours, to the letter, is no message.
import * as v from 'valibot';
import { limits, type FromRunner } from '../messages.ts';
import { needs } from '../needs.ts';
import { moduleNames } from '../cell.ts';
import type { ErrorNote, MimeBundle } from '../output.ts';

const count = v.custom<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
const finite = v.custom<number>(Number.isFinite);
const isWords = (value: unknown) => typeof value === 'string' && value.length <= limits.textBytes;
const words = v.custom<string>(isWords);
const oneOf = <Name>(names: readonly Name[]) =>
  v.custom<Name>((value) => names.includes(value as Name));

const error: v.GenericSchema<ErrorNote> = v.strictObject({
  name: words,
  message: words,
  cell: v.optional(words),
  line: v.optional(count),
  cause: v.optional(v.lazy(() => error)),
});
/** What else it holds is cleaned where it is shown. */
const bundle = v.custom<MimeBundle>((value) =>
  isWords((value as MimeBundle | null)?.['text/plain']),
);
const verdict = v.strictObject({ passed: count, failures: v.array(words) });
const isTrue = v.optional(v.custom<true>((value) => value === true));
const ended = {
  run: count,
  milliseconds: finite,
  verdict: v.optional(verdict),
  dropped: v.optional(count),
  left: isTrue,
};

const messages = {
  ready: {},
  alive: {},
  unloadable: { name: oneOf(moduleNames), why: words },
  ask: { ask: count, need: oneOf(needs) },
  display: { run: count, id: v.optional(words), bundle },
  progress: { run: count, done: finite, total: finite },
  done: ended,
  failed: { ...ended, error, broken: isTrue },
  superseded: { run: count },
  stray: { run: count, error },
  redrawn: { plot: count, bundle },
} satisfies Record<FromRunner['type'], v.ObjectEntries>;

/** Undefined for anything that is not a message. Never throws. */
export function parseFromRunner(data: unknown): FromRunner | undefined {
  try {
    const { type } = data as FromRunner;
    if (!Object.hasOwn(messages, type)) return undefined;
    const parsed = v.safeParse(v.strictObject({ type: v.string(), ...messages[type] }), data);
    return parsed.success ? (parsed.output as FromRunner) : undefined;
  } catch {
    // Nested so deep that checking it ran out of stack.
    return undefined;
  }
}
