// Whatever is wrong with a cell is said in a sentence, at the line where it is.
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';
import { bar, cell, code, expectText, output, press, status, write } from './harness/reader.ts';

interface Mistake {
  name: string;
  in: string;
  text: string;
  says: RegExp;
  line?: number;
  states?: RegExp;
}

const unrun = /^Did not run\.$/;
const mistakes: Mistake[] = [
  {
    name: 'a bracket that is missing',
    in: 'relu',
    text: 'const relu = (z: number) => z;\n\ndisplay(relu(1);',
    says: /cannot be read as TypeScript/,
    line: 3,
    states: unrun,
  },
  {
    name: 'an error that is thrown',
    in: 'relu',
    text: 'const relu = (z: number) => z;\nfunction deeper(): never {\n  throw new RangeError("too deep");\n}\ndeeper();',
    says: /RangeError: too deep/,
    line: 3,
    states: /^Ended with an error\.$/,
  },
  {
    name: 'a name that two cells define',
    in: 'relu',
    text: 'const relu = (z: number) => z;\nconst network = 3;',
    says: /“network” is defined twice: in “neuron” and “relu”\. Rename one of them\./,
    states: unrun,
  },
  {
    name: 'two cells that wait for each other',
    in: 'neuron',
    text: 'const sums = [...activations];\nconst weightedSum = (neuron: number) => activations[neuron];\nconst inputs = []; const network = 1; const hidden = 1;',
    says: /wait for each other in a circle: “neuron” → “hidden-layer” → “neuron”/,
    states: unrun,
  },
  {
    name: 'a change to what another cell made',
    in: 'relu',
    text: 'const relu = (z: number) => z;\ninputs = 3;',
    says: /“inputs” belongs to the cell “neuron”, and only that cell may change it/,
    line: 2,
    states: unrun,
  },
  {
    name: 'an import of something else',
    in: 'relu',
    text: 'const relu = (z: number) => z;\nimport fs from "node:fs";',
    says: /A cell may import from "nn", "layers", "mnist", "plot", and from nothing else; found "node:fs"/,
    line: 2,
    states: unrun,
  },
  {
    name: 'an import of a name that is not there',
    in: 'relu',
    text: 'import { softMax } from "nn";\nconst relu = (z: number) => z;\nsoftMax;',
    says: /“nn” has no value “softMax”\. Is softmax .*meant\?/,
  },
];

/** Each mistake begins with the book's own text. */
const resetAll = (page: Page) => press(bar(page), 'Reset all');

test(`${mistakes.length} mistakes are told in words, and where a line is named its button leads there; a cell that reads from a faulty one says which one it waits for`, async ({
  page,
}) => {
  await page.goto('forward-pass/');
  for (const { name, in: where, text, says, line, states } of mistakes)
    await test.step(name, async () => {
      await write(page, where, text);
      await press(cell(page, where), 'Run');
      await expect(output(page, where)).toContainText(says);
      if (states) await expect(status(page, where)).toHaveText(states);
      if (line !== undefined) {
        await expect(cell(page, where).locator('.error-line')).toHaveCount(1);
        await press(output(page, where), `line ${line}`);
        await expect(code(page, where)).toBeFocused();
        await page.keyboard.press('Home');
        await page.keyboard.insertText('HERE');
        const before = '.*\\n'.repeat(line - 1);
        await expectText(page, where, new RegExp(`^${before} *HERE`));
      }
      await resetAll(page);
    });
  await write(page, 'relu', 'const relu = (z: number) => {');
  await press(cell(page, 'hidden-layer'), 'Run');
  await expect(output(page, 'hidden-layer')).toContainText(
    'Not run, because it reads from the cell “relu”, which has an error.',
  );
  await expect(output(page, 'relu')).toContainText('cannot be read as TypeScript');
});
