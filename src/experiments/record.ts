// A record: what an experiment measured, as JSON that a reader of the repository can read too.
import type { Answers } from '../records/recorded.ts';
import { recordedLevel } from './experiment-context.ts';
import type { Made } from '../records/recorded.ts';

export const madeBy = (experiment: string, words: string): Made => ({
  experiment,
  command: `npm run experiments -- ${experiment}`,
  level: recordedLevel,
  words,
});

/** `value` with so many significant digits; null for what is no finite number, as JSON has it. */
export function rounded(value: number, digits = 5): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : (null as unknown as number);
}

/** Answers as a record keeps them: the counts whole, the loss rounded. */
export const roundedAnswers = ({ correct, count, loss }: Answers): Answers => ({
  correct,
  count,
  loss: rounded(loss),
});

/** JSON in which whatever fits stands on one line: short enough to store, and to read in a diff. */
export function recordText(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (line === undefined || typeof value !== 'object' || value === null || line.length <= 480) {
    return line;
  }
  const deeper = `${indent} `;
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== 'object')) return line;
    const entries = value.map((entry) => deeper + recordText(entry, deeper));
    return `[\n${entries.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([name, entry]) => `${deeper}${JSON.stringify(name)}: ${recordText(entry, deeper)}`);
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
