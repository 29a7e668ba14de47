// The names of facts as their sources write them, found without computing a single one.
//
// It takes a word in those sources for a name, so it lets a wrong name pass that is another word there; <Value> itself
// finds that one when its page is built. What it refuses is no fact.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from './nearest.ts';

const sources = 'src/{facts,formulas,records}/*.ts';
const word = /'([a-z][\w-]*)'|\b([a-z]\w*)\b/g;
const template = /`((?:[\w-]|\$\{[^{}`]*\})+)`/g;
const family = /\bfamily\(\s*'([\w-]+)'/g;
const hole = /\$\{[^}]*\}/g;

/** A fact for each digit is named after the others: `exact-test-label-7`. */
const numbered = /-\d+$/;

/** `has` knows all names; those that are written out are listed. */
export function readFactNames(root: string): Names {
  const text = globSync(sources, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, ''))
    .join('\n');
  const words = new Set([...text.matchAll(word)].map(([, quoted, plain]) => quoted ?? plain!));
  const patterns = [...text.matchAll(template)]
    .filter(([, name]) => /[a-z]/.test(name!.replaceAll(hole, '')))
    .map(([, name]) => new RegExp(`^${name!.replaceAll(hole, '[\\w.-]+')}$`));
  const prefixes = [...text.matchAll(family)].map(([, prefix]) => `${prefix}-`);
  const has = (name: string) =>
    words.has(name) ||
    words.has(name.replace(numbered, '')) ||
    prefixes.some((prefix) => name.startsWith(prefix)) ||
    patterns.some((pattern) => pattern.test(name));
  return { has, [Symbol.iterator]: () => words.values() };
}
