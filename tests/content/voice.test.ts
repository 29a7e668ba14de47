// The book sounds like English said aloud: no pattern of a translation, and few numbers and colons in one paragraph.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAll } from '../rooms/arrows.ts';
import { paragraphsOf } from './paragraph-numbers.ts';
import { type Found, patterns, patternsIn } from './voice-patterns.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that readers read. */
const read = [
  'content/part-*/*.mdx',
  'content/{pages/,}*.mdx',
  'content/*.yaml',
  'components/{controls,figures,page,pictures,prose}/**/*.{ts,tsx,astro}',
  'src/pages/*.astro',
  'src/{notebook,own-data,mnist,session,offline,speed,hosting}/**/*.{ts,tsx}',
].flatMap((pattern) => readAll(root, pattern));

interface Allowed {
  pattern: string;
  file: RegExp;
  words: RegExp;
  because: string;
}

/** What may stay, each with its reason. */
const allowed: Allowed[] = [
  {
    pattern: 'somebody and nobody as actors',
    file: /part-1\/why-now\.mdx$/,
    words: /^nobody$/i,
    because:
      'that nobody wrote the function, or told the program how, is what the chapter is about',
  },
  {
    pattern: 'is no',
    file: /components\/prose\/(?:Value|LiveNumber|Given|CourseTest)\/[\w-]+\.(?:astro|ts)$/,
    words: /^is no$/,
    because: 'it ends a build, and tells an author that a name is no fact',
  },
  {
    pattern: 'somebody and nobody as actors',
    file: /notebook\/modules\/host\.ts$/,
    words: /^Nobody$/,
    because: 'the program’s own mistake, which no run of the book can make',
  },
  {
    pattern: 'word by word from another language',
    file: /components\/prose\/Given\/reasons\.ts$/,
    words: /^of the training$/,
    because: 'the name of a reason, which no page shows',
  },
];

const allows = (one: Allowed, found: Found) =>
  one.pattern === found.pattern && one.file.test(found.file) && one.words.test(found.words);

const found = read.flatMap(([file, text]) => patternsIn(file, text));

test('of 15 patterns of a translation nothing is left in what readers see', () => {
  expect(Object.keys(patterns)).toHaveLength(15);
  expect(read.length).toBeGreaterThan(200);
  const left = found
    .filter((one) => !allowed.some((leave) => allows(leave, one)))
    .map(({ file, line, pattern, words }) => {
      return `${file}:${line} “${words}” (${pattern}): write ${patterns[pattern]!.write}`;
    });
  expect(left).toEqual([]);
});

test('each leave is still needed', () => {
  expect(allowed.filter((leave) => !found.some((one) => allows(leave, one)))).toEqual([]);
});

/** For each pattern a sentence that has it, and one as it is said. */
const said: [pattern: string, found: string, left: string][] = [
  ['is no', 'A neuron is no switch.', 'A neuron isn’t a switch. There is no eleventh output.'],
  ['whoever', 'Whoever counts gets the same.', 'Count, and you get the same.'],
  ['by or of chance', 'They come in an order of chance.', 'They come in random order, by luck.'],
  ['right on', 'It is right on 98 % of them.', 'It reads 98 % of them correctly, from left to right.'],
  ['right on', 'It reads 98 % of them right.', 'Read the right column, from left to right.'],
  ['for that means because', 'It stops, for the sum is 0.', 'It stops for a moment, because the sum is 0.'],
  ['others than', 'Your sums are others than ours.', 'Your sums differ from ours, on another day.'],
  ['stands', 'The weight stands in its place.', 'A list that stands for a thing stands out.'],
  ['somebody and nobody as actors', 'Somebody makes them.', 'People make them.'],
  ['worth one', 'Two layers are worth one.', 'It is worth a look, and worth finding.'],
  ['from … on', 'From how many layers on does it save?', 'It rises from here to there.'],
  ['least and most for lowest and highest', 'Its loss is least.', 'It is at least the lowest.'],
  ['word by word from another language', 'You can leave it away.', 'You can leave it out.'],
  ['the object first', 'What a picture is, the chapter shows.', 'The chapter shows what a picture is.'],
  ['a neuron that speaks', 'The neuron says most.', 'The neuron fires.'],
  ['American spelling', 'A gray center.', 'A grey centre.'],
]; // oxfmt-ignore

test.each(said)('“%s” is found where it is, and not where it isn’t', (pattern, has, hasNot) => {
  const of = (text: string) => patternsIn('a.mdx', text).map((one) => one.pattern);
  expect(of(has)).toContain(pattern);
  expect(of(hasNot)).toEqual([]);
});

test('what the article says may sound as it does; a cell, a question and a choice may not', () => {
  expect(patternsIn('a.mdx', '<Says>\n  It is right on grayscale.\n</Says>')).toEqual([]);
  expect(patternsIn('a.mdx', '```ts\n// whoever\n```')).toHaveLength(1);
  expect(patternsIn('a.mdx', '<Guess question="Whoever?" choices="a | whoever">')).toHaveLength(2);
  expect(patternsIn('a.mdx', '<Choice says="Whoever">')).toHaveLength(1);
});

const paragraphs = readAll(root, 'content/part-*/*.mdx').flatMap(([file, text]) =>
  paragraphsOf(text).map((one) => ({ ...one, place: `${file}:${one.line}` })),
);

test('no paragraph, caption or answer of a chapter holds 5 numbers, and at most 8 hold 4', () => {
  expect(paragraphs.length).toBeGreaterThan(500);
  const holding = (count: number) =>
    paragraphs
      .filter(({ numbers }) => numbers >= count)
      .map(({ place, numbers }) => `${place} holds ${numbers} numbers`);
  expect(holding(5)).toEqual([]);
  expect(holding(4).length).toBeLessThanOrEqual(8);
});

test('a paragraph has at most one colon; captions have one for each mark they explain', () => {
  const title = 'Neural Networks Part 1:';
  const full = paragraphs.filter(({ text }) => {
    const colons = text.replace(title, '').match(/:(?=\s|$)/g)?.length ?? 0;
    return colons > (text.startsWith('**') ? 2 : 1);
  });
  expect(full.map(({ place }) => place)).toEqual([]);
});

test('a caption’s first sentence is bold, and says what the figure shows as a sentence', () => {
  const captions = readAll(root, 'content/part-*/*.mdx').flatMap(([file, text]) => {
    const figures = readAll(root, 'components/figures/*/*.astro').map(([path]) =>
      path.split('/').at(-2)!,
    );
    return [...text.matchAll(/^<([A-Z]\w+)>\s+([\s\S]*?)\s+<\/\1>/gm)]
      .filter(([, name]) => figures.includes(name!))
      .map(([, name, words]) => ({ name: `${file} ${name}`, words: words! }));
  });
  expect(captions.length).toBeGreaterThan(40);
  expect(
    captions.filter(({ words }) => !/^\*\*[A-Z][^*]+[.?]\*\*/.test(words)).map(({ name }) => name),
  ).toEqual([]);
});

test('four numbers in a paragraph are counted, however they are written; digits and years are not', () => {
  const counted = (text: string) => paragraphsOf(text).map(({ numbers }) => numbers);
  expect(counted('It is <Value name="a" /> of 784, 28 × 28 and 1,290 in 2015 for a 7.')).toEqual([
    5,
  ]);
  expect(counted('One 10.\n\n- two 20, 30\n- three 40\n')).toEqual([1, 2, 1]);
  expect(
    counted('A <Value name="circles-upper" />, a <Value name="moved-label" />, 784-128-10.'),
  ).toEqual([0]);
  expect(counted('```ts\n100 200 300\n```\n\n| 100 | 200 |\n')).toEqual([]);
});

test('each guess has one right choice, but for one in which none is', () => {
  const guesses = readAll(root, 'content/part-*/*.mdx').flatMap(([file, text]) =>
    [...text.matchAll(/<Guess\s+question="([^"]*)"\s+choices="([^"]*)"/g)].map(
      ([, question, choices]) => ({
        guess: `${file}: ${question!.replaceAll(/\s+/g, ' ')}`,
        right: choices!.split('|').filter((choice) => choice.trim().startsWith('*')).length,
      }),
    ),
  );
  expect(guesses.length).toBeGreaterThan(60);
  expect(guesses.filter(({ right }) => right !== 1)).toEqual([
    { guess: 'content/part-1/why-now.mdx: Which rule always tells a 4 from a 9?', right: 0 },
  ]);
});
