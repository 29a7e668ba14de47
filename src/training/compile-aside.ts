// All kernels, compiled in a thread of their own: the compiler holds the one it runs in for seconds (Node only).
import { Worker } from 'node:worker_threads';

/** Brings `.cache/kernels/` up to date. @throws Error with the compiler's words when the sources do not compile. */
export function compileAside(): Promise<void> {
  return new Promise((done, fail) => {
    const thread = new Worker(new URL('compile-thread.ts', import.meta.url));
    thread.once('error', fail);
    thread.once('exit', () => done());
  });
}
