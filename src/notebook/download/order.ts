// Cells in an order in which they run: that of the chapter's graph, and those that wait in a circle at the end.
import { graphOf, type GraphCell } from '../graph.ts';

/** Names of the cells. What waits in a circle cannot run, and is still to be read in the file. */
export function orderCells(cells: readonly GraphCell[]): string[] {
  const { order } = graphOf(cells);
  const rest = cells.map(({ name }) => name).filter((name) => !order.includes(name));
  return [...order, ...rest];
}
