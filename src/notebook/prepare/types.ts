// Writes .cache/notebook/types.json: the declarations that the language service in the page knows, in one text (Node only).
//
// Written again when a source, a library or a compiler changes. Doc comments stay: the reader sees them.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TypesFile } from '../editor/language/types-file.ts';
import { declarationOf, declareModules } from './declare-modules.ts';
import { languageFiles, plotFiles } from './library-types.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, '.cache/notebook');
const typesFile = join(cache, 'types.json');
const stampFile = join(cache, 'types.stamp');

const packages = ['typescript', 'typescript-in-browser', '@observablehq/plot'];
const sources = [
  ...packages.map((name) => `node_modules/${name}/package.json`),
  'tsconfig.json',
  'src/notebook/*.ts',
  'src/{nn,mnist,notebook/prepare,notebook/modules}/**/*.ts',
];

const read = (path: string) => readFileSync(join(root, path), 'utf8');

function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted())
    hash.update(path).update(read(path));
  return hash.digest('hex');
}

/** The text that a module is for cells, or, as long as it has none, the room whose words it gives. */
function entryOf(name: 'nn' | 'layers' | 'mnist'): string {
  const own = `src/notebook/modules/${name}.ts`;
  return existsSync(join(root, own)) ? own : `src/${name}/index.ts`;
}

async function makeTypes(): Promise<TypesFile> {
  const nn = entryOf('nn');
  const layers = entryOf('layers');
  const mnist = entryOf('mnist');
  return {
    files: {
      ...languageFiles(),
      ...plotFiles(),
      ...(await declareModules(root, cache, [nn, layers, mnist])),
      '/built-ins.d.ts': read('src/notebook/modules/globals.d.ts'),
      '/worker-globals.d.ts': read('src/notebook/prepare/worker-globals.d.ts'),
    },
    modules: {
      nn: declarationOf(nn),
      layers: declarationOf(layers),
      mnist: declarationOf(mnist),
      plot: '/plot/index.d.ts',
    },
  };
}

/** Brings the file up to date. @returns its address. @throws Error in tsc's words when a module has no declaration. */
export async function writeTypes(): Promise<URL> {
  const stamp = sourceStamp();
  const upToDate =
    existsSync(typesFile) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (!upToDate) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(typesFile, JSON.stringify(await makeTypes()));
    writeFileSync(stampFile, stamp);
  }
  return pathToFileURL(typesFile);
}
