// Gives the text files of the checkout the line ends that .gitattributes asks for: hashes and source boxes are made of bytes.
// A ZIP or an old setting of Git brings Windows' own. To Git, a file that is mended here is the one that was committed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const texts = /\.(ts|tsx|mjs|astro|mdx|md|css|json|yaml|txt|svg|py|conf)$/;
const folders = ['src', 'components', 'content', 'tests', 'public'];
/** Made here, or brought by npm. */
const notOurs = new Set(['node_modules', '.cache']);

/** @returns the files that had others. */
export function mendLineEnds(root) {
  const files = [
    ...filesIn(root, false),
    ...folders.flatMap((folder) => filesIn(join(root, folder), true)),
  ];
  return files.filter((file) => {
    const bytes = readFileSync(file);
    if (!bytes.includes('\r\n')) return false;
    // One character a byte: what is no text in UTF-8 stays as it is.
    writeFileSync(file, bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    return true;
  });
}

function filesIn(folder, withFolders) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (entry.isFile()) return texts.test(entry.name) ? [place] : [];
    return withFolders && entry.isDirectory() && !notOurs.has(entry.name)
      ? filesIn(place, true)
      : [];
  });
}
