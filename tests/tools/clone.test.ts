// A clone builds the same wherever it lies and whatever ends its lines: no address is taken for a path, no \r for text.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mendLineEnds } from '#src/tools/line-ends.mjs';
import { makeSite, repository } from './fixture.ts';

/** Ways to take the address of a file for its path: a space, #, % or ä in it is another letter there. */
const misuses: [what: string, found: RegExp, instance: string][] = [
  [
    'the path of an address of a file',
    /import\.meta\.url\s*\)?\s*\)\.pathname/,
    "new URL('../', import.meta.url).pathname",
  ],
  [
    'an address cut by hand',
    /import\.meta\.url\.(replace|slice|split|substring)/,
    "import.meta.url.replace('file://', '')",
  ],
  [
    'its text as a path',
    /fromFileUrl|\bimport\.meta\.url,\s*'utf8'/,
    "readFileSync(import.meta.url, 'utf8')",
  ],
  ['a path made an address by hand', /[`'"]file:\/\/\/?(\$\{|['"`]\s*\+)/, '`file://${root}`'],
  ['an address of a path', /new URL\(\s*process\.cwd\(\)/, 'new URL(process.cwd())'],
  [
    'a shell that parts a path at its spaces',
    /\bexecSync\(\s*`|shell: true/,
    'execSync(`node ${file}`)',
  ],
];
/** Where a shell is wanted, and gets no path of this folder. */
const allowed = ["spawnSync('npm pack --silent ./tiny', { cwd: folder, shell: true })"];
const findingsIn = (text: string) =>
  misuses.filter(([, found]) =>
    allowed.reduce((rest, one) => rest.replace(one, ''), text).match(found),
  );

test('no source takes the address of a file for its path, in any of 6 ways', () => {
  for (const [what, , instance] of misuses)
    expect(findingsIn(instance).map(([name]) => name)).toContain(what);
  const files = globSync('{astro.config.mjs,{src,components,tests}/**/*.{ts,tsx,mjs,astro}}', {
    cwd: repository,
    exclude: ['**/node_modules/**', '**/.cache/**', 'tests/tools/clone.test.ts'],
  });
  expect(files.length).toBeGreaterThan(1000);
  const found = files.flatMap((file) =>
    findingsIn(readFileSync(join(repository, file), 'utf8')).map(([what]) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});

/** What the build makes of sources before Astro runs: boxes of source, cells with their hashes, the course, its names. */
const program = `
import { globSync, readFileSync } from 'node:fs';
import { tagFiles } from './components/tag-files.ts';
import { sourceOf } from './components/prose/SourceCode/source-of.ts';
import { contentProblems } from './src/book/check-content.ts';
import { readCourse, titleOf } from './src/book/course.ts';
import { readFactNames } from './src/book/fact-names.ts';
import { cellsOf } from './src/notebook/prepare/chapter.ts';
import { hashOf } from './src/notebook/prepare/record.ts';
const root = process.cwd();
const course = readCourse(root);
const texts = course.chapters.map(({ file }) => [file, readFileSync(file, 'utf8')]);
const boxes = texts.flatMap(([, mdx]) => [...mdx.matchAll(/<SourceCode([^>]*)>/g)]).map(([, tag]) => {
  const of = (name) => new RegExp(name + '="([^"]*)"').exec(tag)?.[1];
  return sourceOf(of('room') ?? 'nn', of('file'), of('function'));
});
const tags = tagFiles(root).map(({ tag }) => tag);
console.log(JSON.stringify({
  course: course.chapters.map((chapter) => [chapter.slug, titleOf(chapter, root)]),
  boxes: await Promise.all(boxes),
  cells: texts.flatMap(([file, mdx]) => cellsOf(mdx, file).map((cell) => ({ ...cell, hash: hashOf(cell.source) }))),
  problems: contentProblems(root, { tags: new Set(tags), facts: readFactNames(root) }),
  tags,
  names: [...readFactNames(root)],
}));
`;

function made(cwd: string) {
  const script = join(cwd, '.cache/made.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('in a folder “a b #1 50%41 ä” with \\r\\n in every file: the same source boxes, cells, hashes and names; setup mends the files to the same bytes', () => {
  const script = program.replaceAll("'./", "'../");
  const folder = makeSite('a b #1 50%41 ä', { '.cache/made.mjs': script });
  writeFileSync(join(repository, '.cache/made.mjs'), script);
  const copied = ['components', 'content', 'src', 'package.json', 'package-lock.json'];
  for (const name of copied) {
    const filter = (from: string) => !from.includes('assembly');
    cpSync(join(repository, name), join(folder, name), { recursive: true, filter });
  }
  const files = globSync('{components,content,src}/**/*.{ts,tsx,mjs,astro,mdx,yaml,css}', {
    cwd: folder,
  });
  expect(files.length).toBeGreaterThan(700);
  const textOf = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
  for (const file of files)
    writeFileSync(join(folder, file), textOf(folder, file).replaceAll('\n', '\r\n'));

  const here = made(repository);
  expect(here.boxes.length).toBeGreaterThan(3);
  expect(here.cells.length).toBeGreaterThan(30);
  expect(here.problems).toEqual([]);
  expect(made(folder)).toEqual(here);

  expect(mendLineEnds(folder)).toHaveLength(files.length);
  for (const file of files)
    if (textOf(folder, file) !== textOf(repository, file)) expect(file).toBe('the same bytes');
  expect(mendLineEnds(folder)).toEqual([]);
});
