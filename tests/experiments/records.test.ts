// The records: small, complete, and each told how it was made.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { experiments } from '#src/experiments/all.ts';
import { recordText, rounded } from '#src/experiments/record.ts';

const folder = new URL('../../src/records/experiments/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('every experiment has its record, and every record its experiment', () => {
  expect(files.toSorted()).toEqual(
    Object.keys(experiments)
      .map((name) => `${name}.json`)
      .toSorted(),
  );
});

test.each(files)(
  '%s is at most 60 KB, names its command, and is written as recordText writes',
  (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const record = JSON.parse(text) as { made: Record<string, string> };
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(record.made).toMatchObject({
      experiment: name.replace('.json', ''),
      command: `npm run experiments -- ${name.replace('.json', '')}`,
      level: 'simd',
    });
    expect(record.made.words.length).toBeGreaterThan(40);
    expect(`${recordText(record)}\n`).toBe(text);
  },
);

test('what is no finite number is null, as JSON has it', () => {
  expect(rounded(Infinity)).toBe(null);
  expect(rounded(NaN)).toBe(null);
  expect(rounded(0.123456)).toBe(0.12346);
});
