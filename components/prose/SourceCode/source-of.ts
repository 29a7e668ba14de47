// Reads one function, with the comment over it, out of a source file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @throws when the file or the function is not there, naming both. */
export function sourceOf(room: string, file: string, name?: string): string {
  const path = join(process.cwd(), 'src', room, file);
  if (!existsSync(path))
    throw new Error(`<SourceCode file="${file}">: there is no src/${room}/${file}.`);
  // An editor may have saved it with the line ends of Windows.
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  if (!name) return text.trim();
  const lines = text.split('\n');
  const start = lines.findIndex((line) =>
    new RegExp(`^export (?:async )?function ${name}\\b`).test(line),
  );
  if (start < 0)
    throw new Error(`<SourceCode file="${file}">: no exported function "${name}" in it.`);
  const end = lines.indexOf('}', start);
  if (end < 0) throw new Error(`<SourceCode file="${file}">: the function "${name}" has no end.`);
  let first = start;
  while (/^(\/\*\*| \*|\/\/)/.test(lines[first - 1] ?? '')) first -= 1;
  return lines.slice(first, end + 1).join('\n');
}
