// What the chapter says of the ladder, held against NumPy's counts and against what it claims in words.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ladderFacts } from '#src/facts/best-ladder.ts';
import { disturbedFacts } from '#src/facts/disturbed.ts';

const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<
    string,
    Record<string, number>
  >;
const counted = readJson('../nn/oracle/shipped-networks.json');
const disturbed = readJson('../experiments/oracle/disturbed.json');
const facts = ladderFacts();

test('the best and its teacher read what NumPy counts in their files, within 2 of 10,000', () => {
  const best = counted['784-128-10-best'].correct;
  expect(Math.abs(10_000 * facts['ladder-best'] - best)).toBeLessThanOrEqual(2);
  expect(Math.abs(facts['ladder-best-errors'] - (10_000 - best))).toBeLessThanOrEqual(2);
  expect(facts['ladder-book-errors']).toBe(10_000 - 9805);
  expect(Math.abs(facts['ladder-teacher-images'])).toBeLessThan(20);
  const teacher = counted['teacher'].correct;
  expect(Math.abs(10_000 * facts['ladder-teacher'] - teacher)).toBeLessThanOrEqual(2);
  const moved = disturbed['784-128-10-best']['shift 3'];
  expect(Math.abs(10_000 * facts['ladder-moved-distilled'] - moved)).toBeLessThanOrEqual(3);
  const noisy = disturbed['784-128-10-best']['noise 0.2'];
  expect(Math.abs(10_000 * facts['ladder-noisy-distilled'] - noisy)).toBeLessThanOrEqual(100);
});

test('a smoothing of 0.1 over ten digits wants 0.91 of the label and 0.01 of each other; ten copies take an image’s place', () => {
  expect(facts['ladder-wanted']).toBeCloseTo(0.91, 12);
  expect(facts['ladder-wanted-others']).toBeCloseTo(0.01, 12);
  expect(facts['ladder-copies']).toBe(10);
});

test('warped copies gain more than falling rate and softer labels together', () => {
  expect(facts['ladder-copies-gain']).toBeGreaterThan(facts['ladder-recipe-gain']);
  const percent = (name: 'plain' | 'smoothed' | 'affine') => 100 * facts[`ladder-${name}`];
  expect(facts['ladder-recipe-gain']).toBeCloseTo(percent('smoothed') - percent('plain'), 9);
  expect(facts['ladder-copies-gain']).toBeCloseTo(percent('affine') - percent('smoothed'), 9);
});

test('moved by 3 pixels the best reads more than the CNN of Part 1; under noise of 0.2 softer labels lose at least 5 points and the copies 15, and the teacher brings back at least 10 of them', () => {
  const { 'moved-by-3-cnn': cnn } = disturbedFacts(0.9805);
  expect(facts['ladder-moved-distilled']).toBeGreaterThan(cnn);
  const noisy = (name: 'schedule' | 'smoothed' | 'affine' | 'distilled') =>
    100 * facts[`ladder-noisy-${name}`];
  expect(noisy('schedule') - noisy('smoothed')).toBeGreaterThan(5);
  expect(noisy('schedule') - noisy('affine')).toBeGreaterThan(15);
  expect(noisy('distilled') - noisy('affine')).toBeGreaterThan(10);
  expect(noisy('distilled')).toBeLessThan(noisy('schedule'));
});
