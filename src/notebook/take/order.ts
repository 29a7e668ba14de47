// The order in which a file's cells can run one after the other: each below those whose names it reads.
import type { CompiledCell } from '../cell.ts';

interface Ordered {
  name: string;
  compiled: CompiledCell;
}

/** The names of the cells; as in the text where nothing asks for another order, and in a circle. */
export function orderCells(cells: readonly Ordered[]): string[] {
  const makers = new Map<string, string>();
  for (const { name, compiled } of cells)
    for (const made of compiled.declares) if (!makers.has(made)) makers.set(made, name);
  const order: string[] = [];
  let left = [...cells];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const isFree = ({ name, compiled }: Ordered) =>
      compiled.reads.every((read) => {
        const maker = makers.get(read);
        return maker === undefined || maker === name || !waiting.has(maker);
      });
    const next = left.find(isFree) ?? left[0]!;
    order.push(next.name);
    left = left.filter((cell) => cell !== next);
  }
  return order;
}
