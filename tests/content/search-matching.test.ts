// What the search counts as found.
import { expect, test } from 'vitest';
import { askedWords, holdsAll } from '#components/page/Search/matching.ts';
import { inTurn, placesOf } from '#components/page/Search/search-index.ts';

test.each([
  ['cross-entropy', 'across the cross-section'],
  ['toString', 'to two'],
  ['constructor', 'constant'],
  ['hasOwnProperty', 'has'],
  ['softmaxes of everything', 'softmax of'],
  ['backpropagation', 'back'],
  ['__proto__', 'product of a'],
  ['learning rate', 'learning learned'],
])('“%s” is not in “%s”', (sought, text) =>
  expect(holdsAll(askedWords(sought), text.split(' '))).toBe(false),
);

test.each([
  ['weights', 'one weight'],
  ['weight', 'all weights,'],
  ['learning', 'it learned'],
  ['probabilities', 'a probability.'],
  ['generalisation', 'to generalise'],
  ['tempera', 'Temperature'],
  ['hidden-layer', 'the hidden layer'],
  ['hidden layer', 'hidden-layer'],
  ['cross-entropy', '“Cross-entropy”'],
  ['naïve', 'naive'],
  ['ReLU', 'ReLU(z)'],
  ['784', '784-128-10'],
])('“%s” is in “%s”', (sought, text) =>
  expect(holdsAll(askedWords(sought), text.split(' '))).toBe(true),
);

test('of a page only the places that hold every word are counted, the fullest first', () => {
  const content = 'the cross section of a learning rate and a rate of learning or learning alone';
  const place = (title: string, locations: number[]) => ({
    title,
    url: `/x/#${title}`,
    excerpt: title,
    locations,
  });
  const page = {
    url: '/x/',
    content,
    meta: { title: 'Rates' },
    sub_results: [place('one', [5, 6]), place('none', [13]), place('two', [6, 9, 11])],
  };
  const found = (sought: string) =>
    placesOf(page, askedWords(sought)).map(({ section }) => section);
  expect(found('learning rate')).toEqual(['two', 'one']);
  expect(found('cross-entropy')).toEqual([]);
});

test('5 searches at once, one of which fails: each finds its own words in a page that all of them share', async () => {
  const page = { marked: '' };
  const find = inTurn(async (words: string) => {
    page.marked = words;
    // The first words take longest to come.
    await new Promise((resolve) => setTimeout(resolve, 10 - words.length));
    if (words === 'tem') throw new Error(words);
    return page.marked;
  });
  const asked = ['t', 'te', 'tem', 'temp', 'temper'];
  const found = await Promise.allSettled(asked.map(find));
  expect(found.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual(
    asked,
  );
});
