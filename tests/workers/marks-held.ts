// How much work is marked as the reader's: see src/workers/at-work.ts.

/** A lock that was given back is free some turns later; clocks may be the test's own, so turns are made by asking. */
async function count(): Promise<number> {
  for (let turn = 0; turn < 9; turn++) await navigator.locks.query();
  const { held } = await navigator.locks.query();
  return held!.filter(({ name }) => name === 'at-work').length;
}

/** @returns asks for the marks set since now; what earlier tests have left at work does not count. */
export async function watchMarks(): Promise<() => Promise<number>> {
  const before = await count();
  return async () => (await count()) - before;
}
