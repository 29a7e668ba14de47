// A training session without a browser: the test is its page, its clock and its network.
import { splitImages, type SplitImages } from '#src/training/images.ts';
import type { Command, News, Progress } from '#src/training/messages.ts';
import { readNews } from '#src/training/read-message.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import { planLayers } from '#src/training/layers-trainer.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { serveTraining, type Surroundings } from '#src/training/serve-run.ts';
import { planTraining } from '#src/training/trainer.ts';
import type { WorkerLike } from '#src/workers/open-worker.ts';
import { layerMachineOf, machineOf } from '../kernels/machines.ts';
import { images, smallRecipe } from './small.ts';

export interface Heard {
  news: News;
  /** By the session's clock, in milliseconds. */
  at: number;
}

interface Served {
  heard: Heard[];
  /** The clock, which only the session's own looks at it and waits move on. */
  now(): number;
  send(command: Command | { kind: string }): void;
  /** The first news for which `wanted` holds, from `from` on. */
  until(wanted: (news: News) => boolean, from?: number): Promise<News>;
  ended: Promise<void>;
}

interface Options {
  recipe?: Recipe | LayersRecipe;
  /** As a page hands them over; the small run's are loaded where nothing is said. */
  images?: SplitImages;
  paused?: boolean;
  moments?: number[];
  /** Says at once that each progress was seen, as a page does. */
  attentive?: boolean;
  /** Milliseconds that pass with each look at the clock. */
  tick?: number;
  around?: Partial<Surroundings<never>>;
}

const shortWait = () => new Promise<void>((resolve) => void setTimeout(resolve, 1));

/** The small run's images, and a browser's ways to let messages in. */
const surroundings = (recipe: Recipe | LayersRecipe, around?: Partial<Surroundings<never>>) =>
  ({
    now: () => performance.now(),
    // A worker's breath in Node lets a thousand of its own messages go first; see breathe.ts for the browser's.
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    wait: shortWait,
    loadImages: async (chosen) => splitImages(chosen, images),
    ...('network' in recipe
      ? { plan: planLayers, chooseMachine: async () => ({ machine: layerMachineOf('simd') }) }
      : { plan: planTraining, chooseMachine: async () => ({ machine: machineOf('simd') }) }),
    ...around,
  }) as Surroundings<never>;

/** A training worker as a page has it, on the page's own thread. */
export class ServedWorker extends EventTarget implements WorkerLike {
  #say: (message: unknown) => void = () => {};
  isTerminated = false;
  constructor(recipe: Recipe | LayersRecipe) {
    super();
    const onMessage = (listener: (message: unknown) => void) => void (this.#say = listener);
    const post = (news: News, transfer: Transferable[]) => {
      const data = structuredClone(news, { transfer });
      setImmediate(() => this.dispatchEvent(Object.assign(new Event('message'), { data })));
    };
    void serveTraining({ post, onMessage }, surroundings(recipe));
  }
  postMessage(message: unknown): void {
    setImmediate(() => this.#say(structuredClone(message)));
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

export function serve({
  recipe = smallRecipe,
  images: given,
  paused,
  moments,
  attentive = true,
  tick = 1,
  around,
}: Options = {}): Served {
  let time = 0;
  let say: (message: unknown) => void = () => {};
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  const send = (command: Command | { kind: string }) =>
    setImmediate(() => say(structuredClone(command)));
  const ended = serveTraining(
    {
      post(news, transfer) {
        const received = readNews(structuredClone(news, { transfer }));
        heard.push({ news: received, at: time });
        if (attentive && received.kind === 'progress') send({ kind: 'seen' });
        for (const look of waiting) look();
      },
      onMessage: (listener) => void (say = listener),
    },
    surroundings(recipe, {
      now: () => (time += tick),
      async wait(milliseconds) {
        await shortWait();
        time += milliseconds;
      },
      ...around,
    }),
  );
  send({
    kind: 'start',
    recipe,
    root: 'https://book.example/',
    paused,
    images: given,
    moments,
  } as Command);
  return {
    heard,
    now: () => time,
    send,
    ended,
    until: (wanted, from = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.slice(from).find(({ news }) => wanted(news));
          if (!found) return;
          waiting.delete(look);
          resolve(found.news);
        };
        waiting.add(look);
        look();
      }),
  };
}

export const isState = (state: string) => (news: News) =>
  news.kind === 'state' && news.state === state;

/** What the news tell of the run's progress, alone or with a change of state. */
export const progressIn = (news: News): Progress | undefined =>
  news.kind === 'progress' ? news : 'progress' in news ? news.progress : undefined;

export const progressOf = (heard: Heard[]) => heard.flatMap(({ news }) => progressIn(news) ?? []);

/** When the messages came that tell of progress alone. */
export const progressTimes = (heard: Heard[]) =>
  heard.flatMap(({ news, at }) => (news.kind === 'progress' ? [at] : []));
