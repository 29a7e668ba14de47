// What every cell is given besides the language: the built-ins, with the words that the reader sees when she asks.

/** Shows a value below the cell. Shown again with the same `id`, the new value takes the old one's place; `shape` says how to read a flat array, such as `[28, 28]`. */
declare function display(value: unknown, options?: { id?: string; shape?: number[] }): void;

/** Tells how far a long cell is: `done` of `total`. */
declare function progress(done: number, total: number): void;

/** Waits a moment, so that what was displayed is seen and Stop is heard: `await tick()` once in each round of a long loop. */
declare function tick(): Promise<void>;

/** Waits: `await sleep(500)` for half a second. */
declare function sleep(milliseconds: number): Promise<void>;

/** Passes when `condition` is true; else the exercise is told `otherwise`, a sentence that says what is wrong. */
declare function check(condition: boolean, otherwise: string): void;

/** Passes when `found` is as long as `expected` and no entry differs by more than `tolerance`. */
declare function checkClose(
  found: ArrayLike<number> | number,
  expected: ArrayLike<number> | number,
  tolerance: number,
  otherwise?: string,
): void;
