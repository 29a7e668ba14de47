// A tiny project of one page, one component, one chapter, to plant mistakes in; it lies inside the
// repository so that packages are found.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

const draw = `---
interface Props {
  size: number;
  label?: string;
}
const { size, label = 'none' } = Astro.props;
---

<figure aria-label={label}>{size.toFixed(1)}</figure>

<script>
  import { double } from '#src/nn/index.ts';
  const figure = document.querySelector('figure');
  if (figure) figure.textContent = String(double(2));
</script>
`;

const chapter = `---
title: Inputs
---

# Inputs é 😀

Some prose with $a_{i} < b$ and a <Draw size={3} label="a > b" /> in it.

<Draw size={1 + 2}>
  Inner **prose** with {1 + 2} and a nested <Draw size={4} />.
</Draw>

\`\`\`ts cell
import { double } from 'nn';
const four: number = double(2);
\`\`\`

\`\`\`ts cell
const later = await Promise.resolve(four);
display(later);
const text: string = later.toFixed(2);
display(text);
\`\`\`
`;

export const cleanFiles: Record<string, string> = {
  'src/nn/index.ts': 'export const double = (value: number): number => value * 2;\n',
  'src/mnist/index.ts': 'export const count = 10;\n',
  'src/notebook/modules/nn.ts': "export * from '#src/nn/index.ts';\n",
  'src/notebook/modules/mnist.ts': "export * from '#src/mnist/index.ts';\n",
  'src/notebook/modules/plot.ts': "export * from '@observablehq/plot';\n",
  'components/prose/Draw/Draw.astro': draw,
  'components/prose/Draw/Live.tsx':
    'export function Live({ size }: { size: number }) {\n  return <p>{size}</p>;\n}\n',
  'src/pages/index.astro': `---
import { Live } from '#components/prose/Draw/Live.tsx';
import Draw from '#components/prose/Draw/Draw.astro';
---

<Draw size={2} />
<Live client:load size={3} />
`,
  'content/part-1/inputs.mdx': chapter,
  '.astro/types.d.ts': '/// <reference types="astro/client" />\n',
};

/** Writes `files` into an empty folder of its own; returns that folder. */
export function makeSite(name: string, files: Record<string, string | Uint8Array>): string {
  const folder = join(repository, '.cache/fixtures', name);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** Writes the clean project with `changes` on top; returns its folder. */
export function makeProject(name: string, changes: Record<string, string> = {}): string {
  const root = makeSite(name, { ...cleanFiles, ...changes });
  for (const file of ['package.json', 'tsconfig.json']) cpSync(repository + file, join(root, file));
  return root;
}

/** The text of a clean file with one passage replaced; a passage that is not there is a mistake of the test. */
export function changed(file: string, from: string, to: string): Record<string, string> {
  const text = cleanFiles[file] ?? readFileSync(join(repository, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} should contain "${from}".`);
  return { [file]: text.replace(from, to) };
}
