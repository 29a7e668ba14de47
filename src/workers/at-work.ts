// Work that the reader waits for goes before work that only prepares: the one marks itself, the other waits for it.
//
// The mark is a lock of the browser's, which pages and workers of every tab see, and which ends with whoever holds it.
// A browser without locks lets both work at once.
const name = 'at-work';

// What stands in a frame with no origin of its own has locks, and may not ask for them.
const locks = () => globalThis.navigator?.locks as LockManager | undefined;

/** @returns a switch, off at first: whether there is work of this kind here. */
export function createWorkMark(): (isAtWork: boolean) => void {
  let release: (() => void) | undefined;
  return (isAtWork) => {
    if (isAtWork === (release !== undefined)) return;
    release?.();
    release = undefined;
    if (!isAtWork) return;
    const end = new Promise<void>((resolve) => (release = resolve));
    locks()
      ?.request(name, { mode: 'shared' }, () => end)
      .catch(() => undefined);
  };
}

/** So long what prepares gives way: she may go out of reach meanwhile. */
export const patience = () => AbortSignal.timeout(60_000);

/** Resolves once nothing is marked, or when `impatient` aborts. */
export async function othersRest(impatient = patience()): Promise<void> {
  await locks()
    ?.request(name, { signal: impatient }, () => undefined)
    .catch(() => undefined);
}
