// The types of what every cell is given, for an editor that opens the downloaded program.

export const builtInTypes = `declare global {
  function display(value: unknown, options?: { id?: string; shape?: number[] }): void;
  function progress(done: number, total: number): void;
  function tick(): Promise<void>;
  function sleep(milliseconds: number): Promise<void>;
  function check(condition: boolean, otherwise: string): void;
  function checkClose(
    found: ArrayLike<number> | number,
    expected: ArrayLike<number> | number,
    tolerance: number,
    otherwise?: string,
  ): void;
  /** Runs a cell; an error is told, and the program goes on. */
  function tryCell(cell: () => Promise<unknown>): Promise<any>;
}`;
