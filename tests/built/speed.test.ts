// The chapter on speed as built: what is counted against arithmetic, what was recorded against the record.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleBytes } from '../mnist/example.ts';
import { publishedImages } from '../mnist/published.ts';
import { shipped } from '../nn/oracle/read.ts';
import { expectFacts, figureIn, page } from './pages.ts';

const record = JSON.parse(
  readFileSync(new URL('../../src/records/speed-record.json', import.meta.url), 'utf8'),
);

test('the operations are 784 × 128 + 128 × 10, and 128 for each inked pixel + 1,280 where zeros are skipped', () => {
  const pixels = publishedImages('test');
  const inked = exampleBytes.filter((pixel) => pixel > 0).length;
  const inkedInAll = pixels.reduce((total, pixel) => total + Number(pixel > 0), 0) / 10_000;
  expectFacts('speed', {
    operations: 784 * 128 + 128 * 10,
    'counter-inked': inked,
    'first-product-left': inked * 128,
    left: inked * 128 + 1280,
    'mean-left': expect.closeTo(inkedInAll * 128 + 1280, 6),
    'mean-inked': expect.closeTo(inkedInAll, 9),
  });
});

test('shows the recorded numbers, and on which machine, before any script', () => {
  expectFacts('speed', {
    'recorded-right': shipped.test.correct,
    'recorded-milliseconds': record.classify.milliseconds,
    'recorded-plain-first': record.cold.plain.first,
  });
  const measured = record.rungs.filter((rung: object) => 'milliseconds' in rung);
  expect(measured.length).toBeGreaterThan(0);
  for (const { name, milliseconds } of measured)
    expectFacts('speed', { [`recorded-${name}`]: milliseconds });
  for (const name of ['speed-ladder', 'batch-curve'])
    expect(figureIn('speed', name).querySelector('.chart svg')).not.toBeNull();
  const where = page('speed').querySelector('.recorded-where')!.textContent;
  expect(where).toContain(record.machine.processor);
});

test('prose and figures name the same numbers of the record', () => {
  const fact = (name: string) =>
    Number(page('speed').querySelector(`data.fact[data-name="${name}"]`)!.getAttribute('value'));
  expect(fact('recorded-milliseconds')).toBe(record.classify.milliseconds);
  expect(fact('recorded-fastest')).toBe(Math.min(...record.classify.samples));
  expect(fact('recorded-first-plain')).toBe(record.cold.plain.first);
  expect(fact('recorded-peak')).toBeCloseTo(record.arithmetic.peak / 1e9, 9);
});
