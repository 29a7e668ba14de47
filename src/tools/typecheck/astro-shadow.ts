// Shadows of an .astro file: one of its frontmatter and template, one of each client script.
import { convertToTsx } from '@astrojs/astro2tsx';
import { blank, positionAt, type Shadow } from './shadow.ts';

const checkedScripts = ['processed-module', 'module'];

/** @throws when the file does not parse: `line:column: what is wrong`. */
export function astroShadows(original: string, source: string): Shadow[] {
  const tsx = convertToTsx(source, { filename: original, ambientTypes: true });
  const fatal = tsx.diagnostics.find(({ severity }) => severity === 1);
  if (fatal) {
    const { line, column } = positionAt(source, fatal.position.start);
    throw new Error(`${line}:${column}: ${fatal.message}`);
  }
  const spans = tsx.mappings
    .filter(([, , , , kind]) => kind === 0)
    .map(([virtual, length, start]) => ({ virtual, length, original: start }));
  const page = { original, file: `${original}.tsx`, code: tsx.code, spans, allowUnused: false };
  const scripts = tsx.scripts.filter(({ type }) => checkedScripts.includes(type));
  return [page, ...scripts.map((script, index) => scriptShadow(original, source, script, index))];
}

function scriptShadow(
  original: string,
  source: string,
  { position, content }: { position: { start: number }; content: string },
  index: number,
): Shadow {
  const { start } = position;
  const { length } = content;
  return {
    original,
    file: `${original}.script${index}.ts`,
    code: `${blank(source.slice(0, start))}${content}\nexport {};\n`,
    spans: [{ virtual: start, original: start, length }],
    allowUnused: false,
  };
}
