// Where an error was thrown: the first line of its stack that lies in a cell.

const place = /((?:blob|data|file):[^\s()]+?):(\d+):\d+/g;

/** @returns the cell and the line in it; nothing when the stack names no cell, or the error fights back. */
export function placeOf(
  error: unknown,
  cellAt: ReadonlyMap<string, string>,
): { cell?: string; line?: number } {
  let stack = '';
  try {
    stack = String((error as { stack?: unknown } | null)?.stack ?? '');
  } catch {
    return {};
  }
  for (const [, address, line] of stack.matchAll(place)) {
    const cell = cellAt.get(address!);
    if (cell !== undefined) return { cell, line: Number(line) };
  }
  return {};
}
