// `npm run typecheck`: prints each type error at its file, line and column, and each name in the content that there is not;
// ends with 1 when there is one.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tagFiles } from '../../components/tag-files.ts';
import { contentProblems } from '../book/check-content.ts';
import { readFactNames } from '../book/fact-names.ts';
import { sentence } from '../book/problem.ts';
import { checkTypes } from './typecheck/check.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const typesFile = `${root}.astro/types.d.ts`;
const sources = ['src/content.config.ts', 'astro.config.mjs'].map((file) => root + file);

/** Astro writes the types of the content collections; they age when its configuration changes. */
function syncTypes() {
  const changed = sources.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs);
  if (existsSync(typesFile) && statSync(typesFile).mtimeMs > Math.max(...changed)) return;
  const astro = `${root}node_modules/astro/bin/astro.mjs`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'sync'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`astro sync failed:\n${stdout}${stderr}`);
  process.exit(1);
}

syncTypes();
const tags = new Set(tagFiles(root).map(({ tag }) => tag));
const names = contentProblems(root, { tags, facts: readFactNames(root) });
for (const problem of names) console.log(sentence(problem));
const problems = checkTypes(root);
for (const { file, line, column, text } of problems)
  console.log(`${file}:${line}:${column} ${text}`);
const count = names.length + problems.length;
console.log(count === 0 ? 'Types: no errors.' : `Types: ${count} errors.`);
process.exitCode = count === 0 ? 0 : 1;
