// One cell's code in a downloaded file: its imports rewritten, and put into a function when its error must not end the file.
import { portableHalves, portableSource, type Naming } from './portable.ts';
import type { DownloadedCell } from './cells.ts';

export function codeOf(cell: DownloadedCell, naming: Naming): string {
  const source = cell.source.trimEnd();
  return cell.mayFail ? inFunction(cell, source, naming) : portableSource(source, naming);
}

/** What the cell declares comes out of the function, so that a solved exercise goes on to the next cell. */
function inFunction({ compiled }: DownloadedCell, source: string, naming: Naming): string {
  const { head, body } = portableHalves(source, naming);
  const imported = compiled.imports.map(({ local }) => local);
  const own = compiled.declares.filter((name) => !imported.includes(name));
  const names = own.length > 0 ? `{ ${own.join(', ')} }` : '';
  const start = `${names && `const ${names} = `}await tryCell(async () => {`;
  const end = names ? [`return ${names};`, '});'] : ['});'];
  return [...(head ? [head] : []), start, body, ...end].join('\n');
}
