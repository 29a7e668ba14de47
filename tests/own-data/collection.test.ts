// The reader's classes: what is added, renamed, merged, refused; and which images are held out.
import { describe, expect, test } from 'vitest';
import { classOfPath, cleanName } from '#src/own-data/class-names.ts';
import * as collection from '#src/own-data/collection.ts';
import { whyNotYet } from '#src/own-data/enough.ts';
import { splitCollection, splitSets } from '#src/own-data/split.ts';
import { stroke } from './files.ts';

const some = (className: string, from: number, count: number) =>
  Array.from({ length: count }, (_, k) => ({
    className,
    example: { pixels: stroke('upright', from + k), source: 'here' },
  }));
const two = () => collection.addExamples([], [...some('a', 0, 10), ...some('b', 20, 7)]).collection;
const sizes = (one: collection.Collection) =>
  one.map(({ name, examples }) => [name, examples.length]);

describe('adding', () => {
  test('names that differ in capitals, spaces or the form of their letters are one class', () => {
    const { collection: found } = collection.addExamples(
      [],
      [
        ...some('Ä b', 0, 1),
        ...some(cleanName('  A\u0308 \u200b b\n'), 1, 1),
        ...some('ä B', 2, 1),
      ],
    );
    expect(sizes(found)).toEqual([['Ä b', 3]]);
  });

  test('an image of the same class that is here already, or twice among those that come, is told as that', () => {
    const again = collection.addExamples(two(), some('A', 0, 3));
    expect(again.added).toBe(0);
    expect(again.notes).toEqual([
      '3 images are here already, in the same class: made 28 × 28, they look the same to the network as what was here before. Nothing came in a second time.',
    ]);
    const twice = collection.addExamples(two(), [...some('a', 50, 1), ...some('a', 50, 1)]);
    expect(twice.added).toBe(1);
    expect(twice.notes).toEqual([
      expect.stringMatching(
        /^One image looks the same to the network as another one, made 28 × 28, and came in once:/,
      ),
    ]);
  });

  test('an image that has another class now is no twin: the first label is kept, and both are named when it is one pair', () => {
    const one = collection.addExamples(two(), [...some('c', 0, 2), ...some('b', 20, 1)]);
    expect(one.added).toBe(0);
    expect(one.collection).toEqual(two());
    expect(one.notes).toEqual([
      expect.stringMatching(/^One image is here already, in the same class/),
      '2 images have a different class from the same image that is already here (“c”, and here it is “a”). The first label is kept.',
    ]);
    const { notes } = collection.addExamples(two(), [...some('c', 0, 1), ...some('a', 20, 1)]);
    expect(notes).toEqual([
      '2 images have a different class from the same image that is already here. The first label is kept.',
    ]);
    // Among those that come now, too.
    const within = collection.addExamples([], [...some('x', 3, 1), ...some('y', 3, 1)]);
    expect(sizes(within.collection)).toEqual([['x', 1]]);
    expect(within.notes).toEqual([
      'One image has a different class from the same image that is already here (“y”, and here it is “x”). The first label is kept.',
    ]);
  });

  test('the 21st class is left out by name, and the others stay', () => {
    const found = Array.from({ length: 21 }, (_, k) => some(`c${k}`, k, 1)).flat();
    const { collection: made, notes, added } = collection.addExamples([], found);
    expect([made.length, added]).toEqual([20, 20]);
    expect(notes).toEqual(['There may be 20 classes. Left out: “c20”.']);
  });
});

describe('changing gives a new collection and leaves the old as it was', () => {
  test('rename, merge by a name that is taken, remove, flip', () => {
    const old = two();
    expect(sizes(collection.renameClass(old, 1, ' cat '))).toEqual([
      ['cat', 10],
      ['b', 7],
    ]);
    expect(sizes(collection.renameClass(old, 1, 'B'))).toEqual([['b', 17]]);
    expect(collection.renameClass(old, 1, '  ')).toBe(old);
    expect(sizes(collection.removeClass(old, 1))).toEqual([['b', 7]]);
    expect(sizes(collection.removeExample(old, 2, 0))).toEqual([
      ['a', 10],
      ['b', 6],
    ]);
    const flipped = collection.flipClass(old, 2);
    expect(flipped[1]!.examples[0]!.pixels[300]).toBe(255 - old[1]!.examples[0]!.pixels[300]!);
    expect(sizes(old)).toEqual([
      ['a', 10],
      ['b', 7],
    ]);
    expect(collection.addClass(old, 'A')).toBeUndefined();
    expect(sizes(collection.addClass(old, 'c')!)).toEqual([
      ['a', 10],
      ['b', 7],
      ['c', 0],
    ]);
  });
});

test('a name that another class bears makes one of two, and a sentence says so; any other name says nothing', () => {
  expect(collection.mergeSentence(two(), 1, ' B ')).toBe(
    'a and b are one class now. Undo parts them.',
  );
  expect(collection.mergeSentence(two(), 1, 'A')).toBe('');
  expect(collection.mergeSentence(two(), 1, 'c')).toBe('');
});

test('the class of a path: its folder, or the name before a number', () => {
  const of = (path: string) => classOfPath(path);
  expect(of('all/cats/1.png')).toBe('cats');
  expect(of('cat-12.png')).toBe('cat');
  expect(of('große 7_003.jpg')).toBe('große 7');
  expect(of('three (2).png')).toBe('three');
  expect([of('IMG_2034.png'), of('cat.png'), of('12.png')]).toEqual(['', '', '']);
});

describe('holding out', () => {
  test('a fifth of each class, no image twice, the same for the same seed and another for another', () => {
    const { training, heldOut } = splitCollection(two(), 1);
    const count = (part: typeof heldOut, label: number) =>
      part.filter((one) => one.label === label).length;
    expect([count(heldOut, 0), count(heldOut, 1), count(training, 0), count(training, 1)]).toEqual([
      2, 1, 8, 6,
    ]);
    const all = [...training, ...heldOut].map(({ pixels }) => pixels.join());
    expect(new Set(all).size).toBe(17);
    expect(splitCollection(two(), 1)).toEqual({ training, heldOut });
    expect(splitCollection(two(), 3).heldOut).not.toEqual(heldOut);
    const sets = splitSets({ training, heldOut });
    expect(sets.training.pixels.length).toBe(14 * 784);
    expect([...sets.validation.labels]).toEqual(heldOut.map(({ label }) => label));
  });

  test('too few are told: none, one class, a class of four', () => {
    expect(whyNotYet([])).toMatch(/^Bring examples of at least two classes/);
    expect(whyNotYet(two().slice(0, 1))).toMatch(/^There is one class, “a”\. Bring a second one/);
    const short = collection.addExamples([], [...some('a', 0, 5), ...some('b', 20, 4)]).collection;
    expect(whyNotYet(short)).toBe(
      'Each class needs at least 5 images, four to learn from and one to be asked about: “b” has 4.',
    );
    expect(() => splitCollection(short, 1)).toThrow(/“b” has 4/);
    expect(whyNotYet(two())).toBe('');
  });
});
