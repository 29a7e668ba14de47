// Checks what comes out of the sandbox: whatever is not a message of ours, to the letter, is no message.
import * as v from 'valibot';
import { limits, needs, type FromRunner } from '../messages.ts';
import { moduleNames } from '../cell.ts';
import type { ErrorNote } from '../output.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const words = v.pipe(v.string(), v.maxLength(limits.textBytes));

const error: v.GenericSchema<ErrorNote> = v.strictObject({
  name: words,
  message: words,
  cell: v.optional(words),
  line: v.optional(count),
  cause: v.optional(v.lazy(() => error)),
});
const bundle = v.objectWithRest({ 'text/plain': words }, v.unknown());
const verdict = v.strictObject({ passed: count, failures: v.array(words) });
const ended = {
  run: count,
  milliseconds: finite,
  verdict: v.optional(verdict),
  dropped: v.optional(count),
  left: v.optional(v.literal(true)),
};

const message = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('alive') }),
  v.strictObject({ type: v.literal('unloadable'), name: v.picklist(moduleNames), why: words }),
  v.strictObject({ type: v.literal('ask'), ask: count, need: v.picklist(needs) }),
  v.strictObject({ type: v.literal('display'), run: count, id: v.optional(words), bundle }),
  v.strictObject({ type: v.literal('progress'), run: count, done: finite, total: finite }),
  v.strictObject({ type: v.literal('done'), ...ended }),
  v.strictObject({
    type: v.literal('failed'),
    ...ended,
    error,
    broken: v.optional(v.literal(true)),
  }),
  v.strictObject({ type: v.literal('superseded'), run: count }),
  v.strictObject({ type: v.literal('stray'), run: count, error }),
  v.strictObject({ type: v.literal('redrawn'), plot: count, bundle }),
]);

/** Undefined for anything that is not a message. Never throws. */
export function parseFromRunner(data: unknown): FromRunner | undefined {
  try {
    const parsed = v.safeParse(message, data);
    return parsed.success ? (parsed.output as FromRunner) : undefined;
  } catch {
    // Nested so deep that checking it ran out of stack.
    return undefined;
  }
}
