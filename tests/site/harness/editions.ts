// Two editions of the book and a host that can change from one to the other between two requests.
import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { readEditionList } from '#src/tools/site/edition-list.ts';
import {
  contentHash,
  editionMeta,
  type FileList,
  isPage,
  listPath,
  textHash,
} from '../../../src/offline/edition.ts';
import { note } from './ledger.ts';

const textFiles = '**/*.{html,js,css}';
const edition = /<meta name="edition"[^>]*>/;

const fresh = (name: string) => {
  const folder = resolve('.cache/editions', process.env['TEST_PARALLEL_INDEX'] ?? '', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

export function editionIn(folder: string): ReturnType<typeof readEditionList> {
  note('offline/*.json');
  return readEditionList(folder);
}

/** Another name for the same thing under _astro/: a file's, or that of a folder named by its content. */
const renamed = (name: string, mark: string) =>
  name.includes('.') ? name.replace(/\.(\w+)$/, `-${mark}.$1`) : [...name].toReversed().join('');

/** As if every source had been changed: each hashed file has another name, each page other bytes. */
export async function makeNewerEdition(mark: string, from = 'dist'): Promise<string> {
  const folder = fresh(mark);
  // What readers take away is no part of an edition, and is most of its megabytes.
  cpSync(from, folder, { recursive: true, filter: (file) => !/\.(ipynb|mts)$/.test(file) });
  const { id, ...list } = editionIn(folder);
  rmSync(join(folder, listPath(id)));
  const hashed = readdirSync(join(folder, '_astro'));
  const names = new Map(hashed.map((name) => [name, renamed(name, mark)]));
  const pattern = new RegExp(hashed.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const newer = (text: string) => text.replaceAll(pattern, (one) => names.get(one)!);
  for (const file of globSync(textFiles, { cwd: folder })) {
    const place = join(folder, file);
    let text = newer(readFileSync(place, 'utf8'));
    if (file.endsWith('.html'))
      text = text
        .replace(edition, '<!-- edition -->')
        .replace('</footer>', `<p hidden>${mark}</p></footer>`);
    else text += `\n/* ${mark} */`;
    writeFileSync(place, text);
  }
  for (const [before, after] of names)
    renameSync(join(folder, '_astro', before), join(folder, '_astro', after));
  const [weights] = globSync('_astro/*/mlp-784-128-10.safetensors', { cwd: folder });
  const bytes = readFileSync(join(folder, weights!));
  // The last bias, changed in its smallest digit: other bytes, the same answers.
  bytes[bytes.length - 4]! ^= 1;
  writeFileSync(join(folder, weights!), bytes);
  await relist(folder, list, newer);
  return folder;
}

/** The list of what is in `folder` by now, and its id in each page. */
async function relist(folder: string, list: FileList, newer: (text: string) => string) {
  const fileOf = (path: string) => join(folder, isPage(path) ? `${path}index.html` : path);
  const html = (path: string, meta: string) =>
    readFileSync(fileOf(path), 'utf8').replace('<!-- edition -->', meta);
  const files = await Promise.all(
    list.files.map(async ([before]): Promise<FileList['files'][number]> => {
      const path = newer(before);
      const bytes = isPage(path) ? Buffer.from(html(path, '')) : readFileSync(fileOf(path));
      const meta = isPage(path) ? editionMeta('0'.repeat(16)).length : 0;
      return [path, bytes.length + meta, await contentHash(path, bytes)];
    }),
  );
  const text = JSON.stringify({ ...list, files });
  const id = await textHash(text);
  for (const page of Object.keys(list.pages))
    writeFileSync(fileOf(page), html(page, editionMeta(id)));
  writeFileSync(join(folder, listPath(id)), text);
}

/** A host with two copies of the book, at a/ and b/. */
export function makeTwoCopies(): string {
  const host = fresh('two-copies');
  for (const copy of ['a', 'b']) symlinkSync(resolve('dist'), join(host, copy), 'junction');
  return host;
}

/** The pages of the book with all else of a newer edition, as on a host that is half-way from one to the other. */
export function makeHalfEdition(newer: string): string {
  const folder = fresh('half');
  cpSync(newer, folder, { recursive: true });
  for (const file of globSync('**/*.html', { cwd: 'dist' }))
    cpSync(`dist/${file}`, join(folder, file));
  return folder;
}

/** A folder that is another folder from one moment to the next, as hosts change from one edition to the other. */
export function makeCurrent(name: string) {
  const folder = join(fresh(name), 'current');
  return {
    folder,
    show(target: string) {
      // Renamed over the other, so that there is no moment without either.
      symlinkSync(resolve(target), `${folder}-next`, 'junction');
      renameSync(`${folder}-next`, folder);
    },
  };
}
