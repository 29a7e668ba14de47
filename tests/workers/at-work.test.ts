// What prepares waits for what the reader has at work. Node has the same locks as a browser.
import { beforeEach, expect, test, vi } from 'vitest';
import { createWorkMark, othersRest } from '#src/workers/at-work.ts';

/** Locks of each test's own, so that what others have left at work counts for nothing. */
beforeEach(({ task }) => {
  const { locks } = navigator;
  const request = (name: string, ...rest: [LockOptions, LockGrantedCallback<void>]) =>
    locks.request(`${task.id} ${name}`, ...rest);
  vi.stubGlobal('navigator', { locks: { request } });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Some turns of the loop: enough for a lock that is free to be given. */
async function turns(): Promise<void> {
  for (let k = 0; k < 10; k++) await turn();
}

function watchRest(impatient?: AbortSignal) {
  const rested = vi.fn<() => void>();
  return { rested, all: othersRest(impatient).then(rested) };
}

test('with 0 marks nothing waits', async () => {
  await expect(othersRest()).resolves.toBeUndefined();
});

test('2 marks, one set twice: what prepares waits until both are off, and a third does not wait for it', async () => {
  const [one, other, third] = [createWorkMark(), createWorkMark(), createWorkMark()];
  for (const mark of [one, one, other]) mark(true);
  const { rested, all } = watchRest();
  await turns();
  one(false);
  await turns();
  expect(rested).not.toHaveBeenCalled();
  // One that comes meanwhile goes on at once: nothing is asked of it.
  third(true);
  other(false);
  await all;
  third(false);
  await othersRest();
});

test('a mark that is off before its lock was given holds nothing', async () => {
  const mark = createWorkMark();
  mark(true);
  mark(false);
  await expect(othersRest()).resolves.toBeUndefined();
});

test('who has become impatient goes on beside the work, and waits no more', async () => {
  const mark = createWorkMark();
  mark(true);
  const impatient = new AbortController();
  const { rested, all } = watchRest(impatient.signal);
  await turns();
  expect(rested).not.toHaveBeenCalled();
  impatient.abort();
  await all;
  await othersRest(impatient.signal);
  mark(false);
});

test.each([
  ['has no locks', undefined],
  ['refuses them', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
])('a browser that %s lets both work', async (_, locks) => {
  vi.stubGlobal('navigator', { locks });
  const mark = createWorkMark();
  mark(true);
  await expect(othersRest()).resolves.toBeUndefined();
  mark(false);
});
