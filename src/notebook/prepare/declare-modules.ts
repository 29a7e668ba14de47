// The declarations of the book's own modules, made by tsc, as texts by their place: only the files that tell a type (Node only).
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { promisify } from 'node:util';

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;

/** `src/nn/forward.ts` is declared in `/src/nn/forward.d.ts`. */
export const declarationOf = (source: string) => `/${source.replace(/\.ts$/, '.d.ts')}`;

function writeConfig(root: string, folder: string, entries: string[]): string {
  const up = relative(folder, root);
  const config = {
    extends: `${up}/tsconfig.json`,
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      removeComments: false,
      rootDir: up,
      outDir: './declarations',
    },
    include: [],
    files: entries.map((entry) => `${up}/${entry}`),
  };
  const file = join(folder, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** The declaration that `from` names; undefined for a package. */
function targetOf(from: string, name: string): string | undefined {
  if (name.startsWith('#')) return declarationOf(name.slice(1));
  return name.startsWith('.') ? declarationOf(posix.join(dirname(from), name).slice(1)) : undefined;
}

/** @throws Error with tsc's words when an entry, or a file it takes types from, was not declared. */
export async function declareModules(
  root: string,
  folder: string,
  entries: string[],
): Promise<Record<string, string>> {
  const made = join(folder, 'declarations');
  rmSync(made, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tsc = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const config = writeConfig(root, folder, entries);
  const options = [tsc, '-p', config, '--pretty', 'false'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, options, {
    cwd: root,
  }).catch((failed: { stdout: string; stderr: string }) => failed);
  const files: Record<string, string> = {};
  const take = (place: string) => {
    if (place in files) return;
    if (!existsSync(made + place))
      throw new Error(`declareModules: tsc made no ${place}.\n${stdout}${stderr}`);
    // A name in `typeof import("./x.ts")` counts as well as one after `from`.
    files[place] = readFileSync(made + place, 'utf8');
    for (const [, name] of files[place].matchAll(specifier)) {
      const target = targetOf(place, name!);
      if (target) take(target);
    }
  };
  for (const entry of entries) take(declarationOf(entry));
  return files;
}
