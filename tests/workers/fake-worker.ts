// A worker that says what the test tells it to, and notes what it is told.
import type { WorkerLike } from '#src/workers/open-worker.ts';

export class FakeWorker extends EventTarget implements WorkerLike {
  told: unknown[] = [];
  terminated = 0;
  postMessage(message: unknown): void {
    this.told.push(structuredClone(message));
  }
  terminate(): void {
    this.terminated += 1;
  }
  say(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  break(message?: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}
