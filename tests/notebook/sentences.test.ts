// Each of the ten sentences about the sandbox has its tests: what a sentence loses here, it no longer says.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** For each sentence of src/notebook/README.md: files of this folder, and words of the tests in them that hold it. */
const heldBy: Record<number, [file: string, words: string][]> = {
  1: [
    [
      'escape.spec.ts',
      'ways to the network, to what is kept, to the page and to code from text are shut',
    ],
    ['frame.spec.ts', 'ways out of the frame itself are shut'],
  ],
  2: [
    ['escape.spec.ts', '0 requests, nothing kept, no dialog, no window, the page as it was'],
    ['tamper.spec.ts', 'forges nothing'],
    ['runs.spec.ts', 'a link that a cell shows asks before it leaves'],
  ],
  3: [
    ['tamper.spec.ts', 'asks that the page does not know are answered by nobody'],
    ['tamper.spec.ts', 'at most 3 answers, 1 fetch'],
  ],
  4: [
    ['clean.spec.ts', '0 requests and 0 executions by'],
    ['clean.spec.ts', 'an output cannot cover the page'],
    ['display.spec.ts', 'load nothing, run nothing and cover nothing'],
    ['quiet.test.ts', 'roles that speak up, are worked or lead about the page do not stay'],
    ['runs.spec.ts', 'are held within limits that are told'],
  ],
  5: [
    ['stop.spec.ts', 'Stop ends an endless loop and three kinds of flood'],
    ['stop.spec.ts', 'cells that take memory or processors without end'],
    ['runs.spec.ts', 'kinds of what a run leaves going on are ended with it'],
  ],
  6: [
    ['links.spec.ts', 'hostile links run nothing, keep nothing and overwrite nothing'],
    ['links.spec.ts', 'no press runs what was not shown'],
    ['reader-links.spec.ts', 'runs nothing and keeps nothing'],
  ],
  7: [
    ['hostile.test.ts', '50,000 random messages are parsed or refused'],
    ['hostile.test.ts', '25,000 random and damaged links'],
    ['hostile.test.ts', '25,000 stored states'],
    ['kept.test.ts', 'are set aside whole before anything is written'],
    ['sandbox-pieces.test.ts', 'a text that takes for ever ends its worker'],
  ],
  8: [['stop.spec.ts', 'each is stopped or said to have ended, and afterwards Run works']],
  9: [['links.spec.ts', 'signs that nobody sees are marks in code, difference and editor']],
  10: [
    ['record.test.ts', 'every cell runs, and what it showed is stored'],
    ['record.test.ts', 'ends the build with its file and line'],
  ],
};

const sentences = [...readFileSync('src/notebook/README.md', 'utf8').matchAll(/^(\d+)\. /gm)].map(
  ([, number]) => Number(number),
);

test('the README of the cells has ten sentences, and each names its tests here', () => {
  expect(sentences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(Object.keys(heldBy).map(Number)).toEqual(sentences);
});

test.each(sentences)('sentence %i is held by tests that are there', (number) => {
  const missing = heldBy[number]!.filter(([file, words]) => {
    const path = `tests/notebook/${file}`;
    // A title, in one line of the source.
    const titles = existsSync(path)
      ? readFileSync(path, 'utf8').match(/^.*\btest(?:\.each)?\(.*|^\]\)\(.*/gm)
      : [];
    return !titles?.some((title) => title.includes(words));
  });
  expect(missing).toEqual([]);
});
