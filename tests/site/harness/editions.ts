// Two editions of the book and a host that can change from one to the other between two requests.
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Edition } from '../../../src/offline/edition.ts';
import { writeEdition } from '../../../src/integrations/offline.ts';

const mark = 'newer';
const textFiles = '**/*.{html,js,css}';

export const fresh = (name: string) => {
  const folder = resolve('.cache/editions', process.env['TEST_PARALLEL_INDEX'] ?? '', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

export function editionIn(folder: string): Edition {
  const [list] = globSync('offline/*.json', { cwd: folder });
  return JSON.parse(readFileSync(join(folder, list), 'utf8')) as Edition;
}

/** As if every source had been changed: each hashed file has another name, each other file other bytes. */
export async function makeNewerEdition(name: string, from = 'dist'): Promise<string> {
  const folder = fresh(name);
  cpSync(from, folder, { recursive: true });
  for (const list of globSync('offline/*.json', { cwd: folder })) rmSync(join(folder, list));
  const hashed = globSync('_astro/*', { cwd: folder }).map((file) => basename(file));
  const renamed = hashed.map((file) => [file, file.replace(/\.(\w+)$/, `-${mark}.$1`)] as const);
  const pattern = new RegExp(hashed.map((file) => file.replaceAll('.', '\\.')).join('|'), 'g');
  const names = new Map(renamed);
  for (const file of globSync(textFiles, { cwd: folder })) {
    const place = join(folder, file);
    let text = readFileSync(place, 'utf8').replaceAll(pattern, (one) => names.get(one)!);
    if (file.endsWith('.html'))
      text = text
        .replace(/<meta name="edition"[^>]*>/, '')
        .replace('</footer>', `<p hidden>${mark}</p></footer>`);
    else text += `\n/* ${mark} */`;
    writeFileSync(place, text);
  }
  for (const [before, after] of renamed)
    renameSync(join(folder, '_astro', before), join(folder, '_astro', after));
  const [weights] = globSync('weights/*', { cwd: folder });
  const bytes = readFileSync(join(folder, weights));
  // The last bias, changed in its smallest digit: other bytes, the same answers.
  bytes[bytes.length - 4] ^= 1;
  writeFileSync(join(folder, weights), bytes);
  await writeEdition(pathToFileURL(folder + sep));
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
