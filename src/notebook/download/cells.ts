// A chapter's cells as they are taken away: the reader's edits put in, solutions left out, each below what it reads.
import { type CompiledCell, type ModuleName, moduleNames } from '../cell.ts';
import type { CellRecord, ChapterRecord } from '../record.ts';
import { orderCells } from './order.ts';
import type { Edits, Parts } from './parts.ts';
import { modulesOf } from './portable.ts';
import { tokensOf } from './tokens.ts';

export interface DownloadedCell {
  name: string;
  record: CellRecord;
  source: string;
  edited: boolean;
  compiled: CompiledCell;
  /** Why an edit cannot be compiled. */
  problem?: string;
  /** Its error is told and the file goes on. */
  mayFail: boolean;
}

export function downloadedCells(
  record: ChapterRecord,
  parts: Parts,
  edits?: Edits,
): DownloadedCell[] {
  const cells = record.cells
    .filter(({ role }) => role !== 'solution')
    .map((cell) => downloadedCell(cell, parts, edits?.get(cell.name)));
  const order = orderCells(cells);
  return cells.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function downloadedCell(record: CellRecord, { compile }: Parts, edit?: string): DownloadedCell {
  const { name, role, compiled } = record;
  const edited = edit !== undefined && edit !== record.source;
  const source = edited ? edit : record.source;
  const failed = !edited && record.result.outputs.some(({ kind }) => kind === 'error');
  const mayFail = role === 'check' || record.expectError || (role === 'starter' && failed);
  const taken = { name, record, source, edited, compiled, mayFail };
  if (!edited || !compile) return taken;
  try {
    return { ...taken, compiled: compile(source) };
  } catch (error) {
    return { ...taken, problem: (error as Error).message };
  }
}

/** A variable for each module that the cells import, of a name that no cell has. */
export function moduleVariables(cells: DownloadedCell[]): Partial<Record<ModuleName, string>> {
  const taken = new Set(
    cells.flatMap(({ source, compiled, edited }) => [
      ...compiled.declares,
      ...(edited ? tokensOf(source).map(({ text }) => text) : []),
    ]),
  );
  const used = new Set(cells.flatMap(({ source }) => modulesOf(source)));
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  return Object.fromEntries(
    moduleNames.filter((name) => used.has(name)).map((name) => [name, free(name)]),
  );
}
