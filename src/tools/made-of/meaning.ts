// The hash of what a file says: comments, types and layout do not count in code, nor does layout in JSON.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transform } from 'sucrase';
import { hashOf } from './closure.ts';

/**
 * The words of a program as it runs, each as it is read: 'x' and "x" are the same, and so are `f(a,)` and `f(a)`.
 * Throws SyntaxError where it is no TypeScript.
 */
function wordsOf(source: string): string[] {
  const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true });
  const words: { at: number; text: string }[] = [];
  parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onToken: (token) => {
      // What it says is missing in Acorn's types.
      const { value } = token as typeof token & { value?: unknown };
      const said = value instanceof Object ? JSON.stringify(value) : String(value ?? '');
      words.push({ at: token.start, text: `${token.type.label} ${said}` });
    },
    onInsertedSemicolon: (at) => words.push({ at, text: '; ' }),
  });
  const inOrder = words.toSorted((one, other) => one.at - other.at).map(({ text }) => text);
  return inOrder.filter(
    (text, place) => !(text === ', ' && [') ', '] ', '} '].includes(inOrder[place + 1]!)),
  );
}

function meaningOf(file: string, content: Uint8Array): string | Uint8Array {
  const text = () => Buffer.from(content).toString();
  try {
    if (/\.m?[jt]s$/.test(file)) return JSON.stringify(wordsOf(text()));
    if (file.endsWith('.json')) return JSON.stringify(JSON.parse(text()));
  } catch {
    // What cannot be read counts letter by letter.
  }
  return content;
}

interface Lock {
  packages: Record<string, { integrity?: string; dependencies?: Record<string, string> }>;
}

/** A package and all that it needs, as the lock file has them. */
function packageHash(root: string, name: string): string {
  const file = join(root, 'package-lock.json');
  const { packages }: Lock = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Lock)
    : { packages: {} };
  const needed = new Set([name]);
  for (const each of needed)
    for (const next of Object.keys(packages[`${installed}${each}`]?.dependencies ?? {}))
      needed.add(next);
  return hashOf(
    ...[...needed].flatMap((each) => [each, packages[`${installed}${each}`]?.integrity ?? '']),
  );
}

/** Begins the name of a package among files. */
export const installed = 'node_modules/';

/** The hash of a file, or of a package under `installed`, relative to `root`; '' for what is not there. */
export function meaningHash(root: string, file: string): string {
  if (file.startsWith(installed)) return packageHash(root, file.slice(installed.length));
  const path = join(root, file);
  return existsSync(path) ? hashOf(meaningOf(file, readFileSync(path))) : '';
}
