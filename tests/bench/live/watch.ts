// Listens to the training workers of a page, and asks one of them, with no figure around it, for the same work.
import type { Page } from '@playwright/test';

/** A worker, and what it was asked to do. */
export interface Started {
  url: string;
  command: { recipe: { epochs: number } };
}

interface Trained {
  started: Started;
  /** Images a second, from the first step to the end of the last epoch, its validation included. */
  speed: number;
}

/** Before the page opens: notes what its worker is told, when it begins to train, and when it is done. */
export const watchTraining = (page: Page) =>
  page.addInitScript(() => {
    const watched = window as unknown as {
      gap?: { longest: number };
      /** What the browser calls a long task: over 50 ms, in which the page hears nobody. */
      longTasks: number[];
      trained: Promise<Trained>;
    };
    watched.longTasks = [];
    new PerformanceObserver((list) => {
      watched.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    let tell: (trained: Trained) => void;
    let refuse: (why: unknown) => void;
    watched.trained = new Promise((resolve, reject) => ([tell, refuse] = [resolve, reject]));
    watched.trained.catch(() => {});
    window.Worker = class extends Worker {
      readonly #url: string;
      #started?: Started;

      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.#url = String(url);
        let [images, begun] = [0, 0];
        this.addEventListener('message', ({ data }) => {
          const epochs = this.#started?.command.recipe.epochs ?? 0;
          if (data.kind === 'ready') images = data.trainCount * epochs;
          if (data.kind === 'failed' || data.kind === 'diverged') refuse(new Error(data.why));
          if (data.kind !== 'state') return;
          const now = performance.now();
          if (data.state === 'training') {
            begun = now;
            // What came before, the code and the images, is not training.
            if (watched.gap) watched.gap.longest = 0;
            watched.longTasks.length = 0;
          }
          if (data.state !== 'done') return;
          tell({ started: this.#started!, speed: (images / (now - begun)) * 1000 });
        });
      }

      override postMessage(message: { kind?: string }, ...rest: unknown[]) {
        if (message.kind === 'start') {
          this.#started = { url: this.#url, command: message as unknown as Started['command'] };
        }
        super.postMessage(message, ...(rest as [Transferable[]]));
      }
    };
  });

/** Of a page that is watched, once its training is done. */
export const trainedInPage = (page: Page): Promise<Trained> =>
  page.evaluate(() => (window as unknown as { trained: Promise<Trained> }).trained);

/** The longest task over 50 ms since its training began, in milliseconds; 0 where there was none. */
export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));

/** Images a second of such a worker in a page that only listens. */
export const trainAlone = (page: Page, started: Started): Promise<number> =>
  page.evaluate(
    ({ url, command }) =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        let [images, begun] = [0, 0];
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
        worker.addEventListener('message', ({ data }) => {
          if (data.kind === 'ready') images = data.trainCount * command.recipe.epochs;
          if (data.kind === 'progress') worker.postMessage({ kind: 'seen' }, []);
          if (data.kind === 'failed' || data.kind === 'diverged') reject(new Error(data.why));
          if (data.kind !== 'state') return;
          const now = performance.now();
          if (data.state === 'training') begun = now;
          if (data.state !== 'done') return;
          worker.terminate();
          resolve((images / (now - begun)) * 1000);
        });
        worker.postMessage(command, []);
      }),
    started,
  );
