// What went wrong is told as what it is: a connection only where a file did not come, and no raw words of an old browser.
import { expect, test } from 'vitest';
import { isUnfetched, messageOf, notLoaded, sentenceOf } from '#src/workers/failures.ts';

test.each([
  'Failed to fetch',
  'network error',
  'Failed to fetch dynamically imported module: https://a.example/x.js',
  'NetworkError when attempting to fetch resource.',
  'error loading dynamically imported module: https://a.example/x.js',
  'Error in input stream',
  'Load failed',
  'Importing a module script failed.',
  'The network connection was lost.',
])('“%s” is a file that did not come', (words) => {
  expect(isUnfetched(new TypeError(words))).toBe(true);
  expect(notLoaded('The chart library', new TypeError(words))).toMatch(/Check your connection/);
  // The browser's own words name an address.
  expect(sentenceOf(new TypeError(words))).toBe(
    'A part of this page did not come; check your connection.',
  );
});

test.each([
  new TypeError('undefined is not an object'),
  new Error('Failed to fetch'),
  new RangeError('Invalid array length'),
  new DOMException('Quota exceeded', 'QuotaExceededError'),
  'a word',
])('%s is told as it is, and no matter of the connection', (error) => {
  const told = notLoaded('The chart library', error);
  expect(told).toContain(`The chart library could not be loaded: ${messageOf(error)}.`);
  expect(told).not.toMatch(/connection|online/i);
});

test.each([
  ['CompressionStream', new ReferenceError('CompressionStream is not defined')],
  ['DecompressionStream', new ReferenceError("Can't find variable: DecompressionStream")],
  ['Worker', new ReferenceError('Worker is not defined')],
  ['toSorted', new TypeError('values.toSorted is not a function')],
  ['withResolvers', new TypeError('Promise.withResolvers is not a function. (In …)')],
  ['AbortSignal', new TypeError('AbortSignal.any is not a function')],
  ['showPopover', new TypeError('tips.showPopover is not a function')],
  ['findLast', new TypeError("undefined is not a function (near '...e.findLast...')")],
])('an old browser’s lack of %s is one sentence', (name, error) => {
  expect(messageOf(error)).toBe(`this browser has no ${name}, as newer ones have`);
  expect(sentenceOf(error)).toBe(`This browser has no ${name}, as newer ones have.`);
});
