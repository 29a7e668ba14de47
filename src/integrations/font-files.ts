// The faces of the book, cut down to the characters it uses, ready for src/styles/fonts.css to name.
import type { AstroIntegration } from 'astro';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const latin = range(0x20, 0x7e) + '–—‘’“”…·×÷−±²³°½§©\u00a0\u202fàáäçèéêëíïñóôöúüÄÉÖÜß';
// Letters in formulas are set in the italic that Unicode keeps for mathematics.
const mathematics =
  range(0x20, 0x7e) +
  '×÷±·−√∑∏∂∇∈∞≈≠≤≥→←↦⋅…′ᵀαβγδεηθλμπσφωΔΣℎ' +
  range(0x1d434, 0x1d44d) +
  range(0x1d44e, 0x1d467);

interface Face {
  file: string;
  from: string;
  characters: string;
  /** A span of weights, or the one that is used. */
  weight?: { min: number; max: number } | number;
}

const variable = { min: 400, max: 700 };

const faces: Face[] = [
  face('literata', 'literata/files/literata-latin-wght-normal', variable),
  face('literata-italic', 'literata/files/literata-latin-wght-italic', 400),
  face('inter', 'inter/files/inter-latin-wght-normal', variable),
  face('jetbrains-mono', 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal', 400),
  {
    file: 'stix-two-math.woff2',
    from: '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
    characters: mathematics,
  },
];

function face(name: string, from: string, weight: Face['weight']): Face {
  return {
    file: `${name}.woff2`,
    from: `@fontsource-variable/${from}.woff2`,
    characters: latin,
    weight,
  };
}

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(
    '',
  );
}

/** Writes each face into `folder`, unless it is there and was cut by these same rules. */
export async function makeFonts(folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rules = new URL('rules.json', folder);
  const wanted = JSON.stringify(faces);
  if ((await readFile(rules, 'utf8').catch(() => '')) === wanted) return;
  for (const { file, from, characters, weight } of faces) {
    const original = await readFile(require.resolve(from));
    const axes = weight ? { variationAxes: { wght: weight } } : {};
    const cut = await subsetFont(original, characters, { targetFormat: 'woff2', ...axes });
    await writeFile(new URL(file, folder), cut);
  }
  await writeFile(rules, wanted);
}

export function fontFiles(): AstroIntegration {
  return {
    name: 'font-files',
    hooks: {
      'astro:config:setup': ({ config }) => makeFonts(new URL('.cache/fonts/', config.root)),
    },
  };
}
