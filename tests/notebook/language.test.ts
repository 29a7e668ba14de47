// The language service over a chapter's cells, in Node: what it completes, tells and finds is in the cell's own places.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { cellsOf } from '../../src/notebook/prepare/chapter.ts';
import { writeTypes } from '../../src/notebook/prepare/types.ts';
import type { LanguageCell } from '../../src/notebook/editor/language/messages.ts';
import {
  createLanguageService,
  type LanguageService,
} from '../../src/notebook/editor/language/service.ts';

let service: LanguageService;
beforeAll(async () => {
  service = createLanguageService(JSON.parse(readFileSync(await writeTypes(), 'utf8')));
});

const root = fileURLToPath(new URL('../../', import.meta.url));

const cellsIn = (chapter: string): LanguageCell[] =>
  cellsOf(readFileSync(root + chapter, 'utf8'), chapter);

/** The cells `first`, `second`, …; `|` in one of them is the place asked about. */
const names = ['first', 'second', 'third'];
function place(...sources: string[]) {
  service.setCells(
    sources.map((source, i) => ({ name: names[i]!, source: source.replace('|', '') })),
  );
  const index = sources.findIndex((source) => source.includes('|'));
  return { cell: names[index]!, offset: sources[index]!.indexOf('|') };
}

test('denseForw becomes denseForward, also where the braces are still open', () => {
  const at = place(
    "import { denseForward } from 'nn';",
    'for (;;) { denseForw|',
    'const last = 1;',
  );
  const { from, options } = service.answer('complete', at)!;
  expect(options.map(({ label }) => label)).toContain('denseForward');
  expect(from).toBe('for (;;) { '.length);
});

test('what a module exports is completed in an import', () => {
  const at = place("import { denseForw| } from 'nn';");
  expect(service.answer('complete', at)!.options.map(({ label }) => label)).toContain(
    'denseForward',
  );
});

test('a suggestion comes with its doc comment, as plain text', () => {
  const at = place("import { denseForward } from 'nn';\ndenseForw|");
  const { signature, words } = service.answer('describe', { ...at, label: 'denseForward' })!;
  expect(signature).toContain('Float32Array');
  expect(words).toContain('The outputs of a batch.');
});

test('the type of an earlier cell’s constant is known in a later cell', () => {
  const at = place('const sizes = [784, 128, 10];', 'display(si|zes);');
  expect(service.answer('hover', at)).toEqual({
    from: 8,
    to: 13,
    signature: 'const sizes: number[]',
    words: '',
  });
});

test.each(['display', 'sleep', 'check', 'checkClose', 'tick', 'progress'])(
  'the built-in %s is explained',
  (name) => {
    const at = place(`|${name};`);
    expect(service.answer('hover', at)!.words.length).toBeGreaterThan(20);
  },
);

test('a wrong argument is found on its line of its own cell', () => {
  place("import { softmax } from 'nn';\n\nsoftmax('seven', 10);|", 'const two = 2;');
  const [problem, ...rest] = service.answer('diagnose', { cell: 'first' });
  expect(rest).toEqual([]);
  expect(problem).toMatchObject({ line: 3, from: 39, to: 46 });
  expect(problem!.message).toContain("'string' is not assignable");
  expect(service.answer('diagnose', { cell: 'second' })).toEqual([]);
});

test('a cell may build, run and train any list of layers from ‘layers’; a layer that is none is found', () => {
  const network = (layer: string) => `import { createRandom, createSgd, he } from 'nn';
import { architectures, backward, convolutionForward, createNetwork, forward } from 'layers';
const random = createRandom(1);
const network = createNetwork({
  inputShape: [1, 28, 28],
  layers: [{ kind: ${layer} }, { kind: 'dense', outputSize: 10 }],
}, he, random);
const pass = forward(network, new Float32Array(784));
createSgd(network).step(backward(network, pass, Uint8Array.of(7)), 0.1);
const cnn = createNetwork(architectures.cnn, he, random);
display(createNetwork([784, 128, 10], he, random).layers[0].weights);
display(forward(cnn, new Float32Array(784)).logits);
display(convolutionForward.length);|`;
  place(network("'convolution', outputChannels: 8, kernelSize: 5"));
  expect(service.answer('diagnose', { cell: 'first' })).toEqual([]);
  place(network("'convolution', outputChannels: 8"));
  expect(service.answer('diagnose', { cell: 'first' })[0]!.message).toContain('kernelSize');
});

test('a cell that does not parse is told why, and upsets no other cell', () => {
  place('const one = 1;', 'if (one) {\n|', 'display(one + two); const two = 2;');
  const [problem] = service.answer('diagnose', { cell: 'second' });
  expect(problem).toMatchObject({ line: 2, message: "'}' expected." });
  expect(service.answer('diagnose', { cell: 'first' })).toEqual([]);
  const [early] = service.answer('diagnose', { cell: 'third' });
  expect(early!.message).toBe("Block-scoped variable 'two' used before its declaration.");
});

test('a name of a later cell does not upset it; a later name of the same cell does', () => {
  place('display(later);|', 'const later = 1;');
  expect(service.answer('diagnose', { cell: 'first' })).toEqual([]);
  place('display(later);\nconst later = 1;|');
  expect(service.answer('diagnose', { cell: 'first' })).toHaveLength(1);
});

test('a name defined twice is told with the other cell’s name', () => {
  place('const sum = 1;', 'const sum = 2;|');
  const [{ message } = { message: '' }] = service.answer('diagnose', { cell: 'second' });
  expect(message).toBe('sum is defined twice: here and in the cell first.');
});

test('a cell may wait, and knows a worker’s world but no document', () => {
  place(
    'await sleep(structuredClone(5));\nconsole.log(performance.now());\nsetTimeout(() => {}, 1);|',
  );
  expect(service.answer('diagnose', { cell: 'first' })).toEqual([]);
  place('document.body;|');
  expect(service.answer('diagnose', { cell: 'first' })).toHaveLength(1);
});

test('charts have their types', () => {
  place(
    "import * as Plot from 'plot';\ndisplay(Plot.plot({ marks: [Plot.dot([{ x: 1 }], { x: 'x' })] }));|",
  );
  expect(service.answer('diagnose', { cell: 'first' })).toEqual([]);
  const at = place("import * as Plot from 'plot';\nPlot.bar|");
  expect(service.answer('complete', at)!.options.map(({ label }) => label)).toContain('barY');
});

test('solutions are left out, and a cell it does not know has no answer', () => {
  service.setCells([
    { name: 'mine', source: 'const answer = 1;' },
    { name: 'theirs', source: 'const answer = 2;', role: 'solution' },
  ]);
  expect(service.answer('diagnose', { cell: 'mine' })).toEqual([]);
  expect(service.answer('diagnose', { cell: 'theirs' })).toEqual([]);
  expect(service.answer('hover', { cell: 'nowhere', offset: 0 })).toBeUndefined();
});

const chapters = globSync('content/part-*/*.mdx', { cwd: root });
test.each(chapters)('%s has 0 problems in its cells', (chapter) => {
  const cells = cellsIn(chapter);
  service.setCells(cells);
  for (const { name } of cells) expect(service.answer('diagnose', { cell: name })).toEqual([]);
});
