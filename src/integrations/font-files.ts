// Cuts the book's faces down to the characters it uses, and writes the style rules that name the files.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { faces, type Face } from './faces.ts';

// What a browser applies unasked, then what src/styles asks for. Fractions and other sets of digits
// would bring glyphs that no page shows.
const unasked = 'ccmp locl rlig liga clig calt rclt rvrn kern mark mkmk';
const features = [...unasked.split(' '), 'tnum'];

interface FaceFile {
  file: string;
  face: Face;
  characters: string;
  /** The only characters for which a page fetches it; without, all that no other file of the face lists. */
  range?: string;
}

const files: FaceFile[] = faces.flatMap((face) => {
  const { everyday, rare } = face.characters;
  const first = { file: `${face.name}.woff2`, face, characters: everyday };
  if (!rare) return first;
  const range = unicodeRange(rare);
  return [first, { file: `${face.name}-rare.woff2`, face, characters: rare, range }];
});

function unicodeRange(characters: string): string {
  const points = Array.from(characters, (one) => one.codePointAt(0)!).toSorted((a, b) => a - b);
  const spans: [first: number, last: number][] = [];
  for (const point of points) {
    const span = spans.at(-1);
    if (span && point === span[1] + 1) span[1] = point;
    else spans.push([point, point]);
  }
  const hex = (point: number) => point.toString(16);
  return spans
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(', ');
}

function rule({ file, face: { family, weight = 400, style }, range }: FaceFile): string {
  const lines = [
    `font-family: '${family}';`,
    `src: url('./${file}') format('woff2');`,
    `font-weight: ${typeof weight === 'number' ? weight : `${weight.min} ${weight.max}`};`,
    'font-display: swap;',
  ];
  if (style) lines.push(`font-style: ${style};`);
  if (range) lines.push(`unicode-range: ${range};`);
  return `@font-face {\n  ${lines.join('\n  ')}\n}\n`;
}

async function cut({ face, characters }: FaceFile): Promise<Uint8Array> {
  const { from, weight, withoutHints } = face;
  return subsetFont(await readFile(from), characters, {
    targetFormat: 'woff2',
    keepFeatures: features,
    noHinting: withoutHints,
    ...(weight ? { variationAxes: { wght: weight } } : {}),
  });
}

/** Writes the files and faces.css into `folder`, unless they are there and were cut by these same rules. */
export async function makeFonts(folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rules = new URL('rules.json', folder);
  const sheet = files.map(rule).join('');
  const wanted = JSON.stringify({ files, features, sheet });
  if ((await readFile(rules, 'utf8').catch(() => '')) === wanted) return;
  for (const one of files) await writeFile(new URL(one.file, folder), await cut(one));
  await writeFile(new URL('faces.css', folder), sheet);
  await writeFile(rules, wanted);
}
