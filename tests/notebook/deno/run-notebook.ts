// Runs a notebook file in a kernel, cell after cell, and tells what each cell shows.
import { expect } from 'vitest';
import type { Execution, Kernel } from './kernel.ts';

interface Cell {
  id: string;
  cell_type: string;
  source: string[];
}

/** The texts that a notebook shows: an update stands where the first output of its id stood. */
function textsOf({ outputs }: Execution): string[] {
  const texts: string[] = [];
  const places = new Map<string, number>();
  for (const { type, content } of outputs) {
    const { data, transient } = content as {
      data?: Record<string, string>;
      transient?: { display_id?: string };
    };
    const text = data?.['text/plain'] ?? JSON.stringify(content);
    const id = transient?.display_id;
    if (type === 'update_display_data' && id !== undefined) texts[places.get(id)!] = text;
    else if (id !== undefined) places.set(id, texts.push(text) - 1);
    else texts.push(text);
  }
  return texts;
}

export const codeCells = (text: string) =>
  (JSON.parse(text).cells as Cell[]).filter(({ cell_type: kind }) => kind === 'code');

/** By the id of each cell. `counts`: how many outputs a cell has, where it is known. */
export async function runNotebook(
  kernel: Kernel,
  text: string,
  counts: Record<string, number> = {},
): Promise<Record<string, string[]>> {
  const shown: Record<string, string[]> = {};
  for (const { id, source } of codeCells(text)) {
    const execution = await kernel.execute(source.join(''), counts[id]);
    shown[id] = textsOf(execution);
    expect({ id, status: execution.status, ...shown }).toMatchObject({ status: 'ok' });
  }
  return shown;
}
