// `npm test -- NAME` finds the tests that concern a name, and no others.
import { expect, test } from 'vitest';
import { chooseTests, groups, patternOf } from '#src/tools/test/choose.ts';
import { repository } from './fixture.ts';

test.each([
  ['one-neuron', 'site/figures.spec.ts figure one-neuron by itself', true],
  ['OneNeuron', 'chapters/04-forward-pass.spec.ts one neuron shows NumPy’s sum', true],
  ['one-neuron', 'the import of OneNeuron', true],
  ['inputs', 'chapters/02-inputs.spec.ts opens', true],
  ['forward', 'chapters/04-forward-pass.spec.ts opens', false],
  ['one-neuron', 'none neuron', false],
  ['own-data', 'own data is read', true],
  ['data', 'own-data is read', false],
])('“%s” concerns “%s”: %s', (word, text, concerns) => {
  expect(new RegExp(patternOf(word), 'i').test(text)).toBe(concerns);
});

test('a group is its folder: nn has unit tests alone, site browser tests alone', () => {
  const { unit, browser } = chooseTests(repository, 'nn');
  expect(unit.length).toBeGreaterThan(3);
  expect(unit.filter((file) => !file.startsWith('tests/nn/'))).toEqual([]);
  expect(browser).toBeUndefined();
  const site = chooseTests(repository, 'site');
  expect(site.unit).toEqual([]);
  expect('root site/page.spec.ts page / opens').toMatch(new RegExp(site.browser!));
  expect('root chapters/04.spec.ts a website/ opens').not.toMatch(new RegExp(site.browser!));
});

test('a group that is called as a chapter or a figure is both: speed, own-data', () => {
  const speed = chooseTests(repository, 'speed');
  for (const file of ['tests/speed/rungs.test.ts', 'tests/built/speed.test.ts'])
    expect(speed.unit).toContain(file);
  const { unit, browser } = chooseTests(repository, 'own-data');
  expect(unit).toContain('tests/own-data/csv.test.ts');
  const [, pattern] = /^\/(.*)\/i$/.exec(browser!)!;
  expect('root figures/own-data.spec.ts own data: reads').toMatch(new RegExp(pattern!, 'i'));
  // Spoken of as a folder it is that alone.
  expect(chooseTests(repository, 'tests/own-data').browser).toBeUndefined();
});

test('a test file is itself; a source file is what imports it; a figure’s file is the figure', () => {
  const itself = 'tests/tools/counts.test.ts';
  expect(chooseTests(repository, itself)).toEqual({ unit: [itself], related: [] });
  expect(chooseTests(repository, 'src/tools/test/counts.ts').related).toEqual([
    'src/tools/test/counts.ts',
  ]);
  const figure = chooseTests(repository, 'components/figures/OneNeuron/OneNeuron.tsx');
  expect(figure.browser).toBe(chooseTests(repository, 'one-neuron').browser);
});

test('a chapter and a figure concern the tests that go through all of them and name none: typed numbers, words, facts, openings', () => {
  for (const name of ['inputs', 'one-neuron', 'components/figures/OneNeuron/OneNeuron.tsx'])
    expect(chooseTests(repository, name).unit).toEqual(
      expect.arrayContaining([
        'tests/content/numbers.test.ts',
        'tests/content/voice.test.ts',
        'tests/facts/shown.test.ts',
        'tests/built/openings.test.ts',
        'tests/built/every-page.test.ts',
      ]),
    );
  expect(chooseTests(repository, 'kernels').unit).not.toContain('tests/content/numbers.test.ts');
});

test('a name that nothing has concerns no test', () => {
  expect(chooseTests(repository, ['quite', 'unheard', 'of'].join('-'))).toMatchObject({
    related: [],
    browser: undefined,
  });
});

test('the groups are the folders of tests/, each with at least 1 file', () => {
  const found = groups(repository);
  expect([...found.keys()]).toEqual(expect.arrayContaining(['nn', 'notebook', 'site', 'tools']));
  for (const [, { unit, browser }] of found) expect(unit + browser).toBeGreaterThan(0);
});
