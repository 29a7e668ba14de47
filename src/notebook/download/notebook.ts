// A chapter's cells as a notebook for Deno's Jupyter kernel, which runs from this one file.
import type { ChapterRecord } from '../record.ts';
import { carriedLiteral, preparation, preparing } from './carried.ts';
import { moduleVariables, downloadedCells, type DownloadedCell } from './cells.ts';
import { codeOf } from './code.ts';
import { codeCell, markdownCell, type NotebookCell, outputsOf } from './notebook-cell.ts';
import { outputLines } from './showing.ts';
import type { Edits, Parts } from './parts.ts';

export const notebookName = ({ chapter }: ChapterRecord) => `${chapter}.ipynb`;

/** As Deno's kernel describes itself. */
const metadata = {
  kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
  language_info: {
    codemirror_mode: 'typescript',
    file_extension: '.ts',
    mimetype: 'text/x.typescript',
    name: 'typescript',
    nbconvert_exporter: 'script',
    pygments_lexer: 'typescript',
  },
};

/** Text of the .ipynb (nbformat 4.5), with the outputs of the build for the cells that were not edited. */
export function notebookFile(record: ChapterRecord, parts: Parts, edits?: Edits): string {
  const taken = downloadedCells(record, parts, edits);
  const variables = moduleVariables(taken);
  const modules = Object.keys(variables) as (keyof typeof variables)[];
  const withLines = outputLines(taken);
  const idFor = createIds();
  const setup = [
    '// What the cells below need: the book’s libraries and data, and display. Run it first; there is nothing to change here.',
    preparation,
    preparing(variables, carriedLiteral(parts, modules)),
  ].join('\n');
  const cells: NotebookCell[] = [
    markdownCell(idFor('title'), introduction(record, parts, taken)),
    codeCell(idFor('setup'), setup, { hidden: true, tags: ['setup'], count: 1 }),
  ];
  let count = 1;
  for (const [place, cell] of taken.entries()) {
    count++;
    const words = wordsBefore(cell, parts, taken[place - 1]);
    if (words) cells.push(markdownCell(idFor(`before-${cell.name}`), words));
    const { hidden, manual, role } = cell.record;
    cells.push(
      codeCell(idFor(cell.name), withLines(cell, codeOf(cell, { variables })), {
        hidden,
        tags: [...(role === 'cell' ? [] : [role]), ...(manual ? ['takes-long'] : [])],
        ...(!cell.edited && { count, outputs: outputsOf(cell.record) }),
      }),
    );
  }
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function introduction(record: ChapterRecord, { address }: Parts, cells: DownloadedCell[]): string {
  const book = '_How neural networks learn_';
  const edited = cells.filter((cell) => cell.edited).length;
  const changes =
    edited > 0 ? ` Your changes to ${edited} ${edited === 1 ? 'cell' : 'cells'} are in it.` : '';
  return [
    `# ${record.title}`,
    `The code cells of this chapter of ${address ? `[${book}](${address})` : book}.${changes}`,
    'They run on your computer, with Jupyter and [Deno](https://deno.com): run `deno jupyter --install` once, then open this file and choose the kernel “Deno”. It needs no network.',
  ].join('\n\n');
}

function wordsBefore(
  { name, record }: DownloadedCell,
  { prose, headings }: Parts,
  before?: DownloadedCell,
): string {
  const heading = headings?.[name];
  const isNew = heading !== undefined && heading !== (before && headings?.[before.name]);
  return [
    ...(isNew ? [`## ${heading}`] : []),
    ...(prose?.[name] ? [prose[name]!] : []),
    ...(record.manual ? ['The next cell takes long.'] : []),
  ].join('\n\n');
}

/** Of letters, digits, `-` and `_`, at most 64, each once: what the format asks of a cell's id. */
function createIds() {
  const used = new Set<string>();
  return (name: string): string => {
    const plain = name.replace(/[^\w-]+/g, '-').slice(0, 60) || 'cell';
    let id = plain;
    for (let number = 2; used.has(id); number++) id = `${plain}-${number}`;
    used.add(id);
    return id;
  };
}
