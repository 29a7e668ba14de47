// Type-checks a whole project: its TypeScript, its .astro files, its chapters' tags and cells, with one run of tsc.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { astroShadows } from './astro-shadow.ts';
import { mdxShadows } from './mdx-shadow.ts';
import { offsetAt, originalOffset, positionAt, type Shadow } from './shadow.ts';
import { tagsShadow } from './tags-shadow.ts';
import { type Message, runTsc, writeConfig } from './tsc.ts';

export interface Problem {
  file: string;
  line: number;
  column: number;
  text: string;
}

const kinds: [pattern: string, make: (original: string, source: string) => Shadow[]][] = [
  ['{src,components}/**/*.astro', astroShadows],
  ['content/**/*.mdx', mdxShadows],
];
const unusedCodes = [6133, 6192, 6196, 6198, 6199];

function makeShadows(root: string): { shadows: Shadow[]; problems: Problem[] } {
  const shadows: Shadow[] = [tagsShadow(root)];
  const problems: Problem[] = [];
  for (const [pattern, make] of kinds) {
    for (const name of globSync(pattern, { cwd: root })) {
      const file = name.split(sep).join('/');
      try {
        shadows.push(...make(file, readFileSync(join(root, file), 'utf8')));
      } catch (error) {
        problems.push(parseProblem(file, (error as Error).message));
      }
    }
  }
  return { shadows, problems };
}

/** Parsers say `line:column: what is wrong`. */
function parseProblem(file: string, message: string): Problem {
  const [, line = 1, column = 1, text = message] = /^(\d+):(\d+): (.*)/s.exec(message) ?? [];
  return { file, line: Number(line), column: Number(column), text: `Does not parse: ${text}` };
}

/** The message at its place in the file that a person edits; undefined when it is about scaffolding alone. */
function translate(
  root: string,
  message: Message,
  shadows: Map<string, Shadow>,
): Problem | undefined {
  const { file, line, column, code } = message;
  const text = `${message.text} (TS${code})`;
  const shadow = shadows.get(
    file
      .split(sep)
      .join('/')
      .replace(/^.*\.cache\/typecheck\/shadow\//, ''),
  );
  if (!shadow) return { file, line, column, text };
  const offset = originalOffset(shadow, offsetAt(shadow.code, line, column));
  const isUnused = unusedCodes.includes(code);
  if (isUnused && (shadow.allowUnused || offset === undefined)) return undefined;
  const source = readFileSync(join(root, shadow.original), 'utf8');
  // An unknown tag is told once, at its opening, in an author's words.
  const [, tag] = /^Property '(\w+)' does not exist on type .*_props/.exec(message.text) ?? [];
  if (tag && source.slice((offset ?? 0) - 2).startsWith(`</${tag}`)) return undefined;
  return {
    file: shadow.original,
    ...positionAt(source, offset ?? 0),
    text: tag ? `There is no tag <${tag}> in components/prose or components/figures.` : text,
  };
}

/** @returns every type error of the project at `root`, in the original files; none when all is well. */
export function checkTypes(root: string): Problem[] {
  const cache = join(root, '.cache/typecheck');
  rmSync(cache, { recursive: true, force: true });
  const { shadows, problems } = makeShadows(root);
  // A file that does not parse has no types to give, so what else tsc would say may be its echo.
  if (problems.length > 0) return problems;
  for (const { file, code } of shadows) {
    const place = join(cache, 'shadow', file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, code);
  }
  mkdirSync(cache, { recursive: true });
  const config = writeConfig(
    root,
    cache,
    shadows.map(({ file }) => file),
  );
  const byFile = new Map(shadows.map((shadow) => [shadow.file, shadow]));
  const found = runTsc(root, config).map((message) => translate(root, message, byFile));
  return found.filter((problem) => problem !== undefined);
}
