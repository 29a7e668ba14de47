// Reads one function, with the comment over it, out of a source file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @throws when the file or the function is not there, naming both. */
export async function sourceOf(room: string, file: string, name?: string): Promise<string> {
  const path = join(process.cwd(), 'src', room, file);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`<SourceCode file="${file}">: there is no src/${room}/${file}.`);
  });
  if (!name) return text.trim();
  const lines = text.split('\n');
  const start = lines.findIndex((line) =>
    new RegExp(`^export (?:async )?function ${name}\\b`).test(line),
  );
  if (start < 0)
    throw new Error(`<SourceCode file="${file}">: no exported function "${name}" in it.`);
  const end = lines.indexOf('}', start);
  let first = start;
  while (/^(\/\*\*| \*|\/\/)/.test(lines[first - 1] ?? '')) first -= 1;
  return lines.slice(first, end + 1).join('\n');
}
