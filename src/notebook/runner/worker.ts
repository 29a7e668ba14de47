// The worker in the sandbox: it runs what the page sends through its one port, and sends no more than the limits allow.
//
// A reader's cell shares this global scope, so everything that a later message depends on is taken here before the
// first cell runs: a cell may break what it finds, and harms only its own run.
import { type FromRunner, limits, type ToRunner } from '../messages.ts';
import type { Need } from '../needs.ts';
import type { ModuleName } from '../cell.ts';
import { hostName } from '../modules/host.ts';
import type { MimeBundle } from '../output.ts';
import { weightOf } from '../message-size.ts';
import { over, watchLeftovers } from './leftovers.ts';
import { createRunner } from './run-cells.ts';
import { isSound } from './soundness.ts';

type Port = MessagePort;
/** The library "plot" leaves its charts here, for it comes as a module of its own; they are taken at once. */
const chartsName = Symbol.for('nn.charts');

interface Charts {
  pointer(plot: number, event: string, x: number, y: number): MimeBundle | undefined;
}

/** The types of a window and of a worker cannot both be here; these few words they share. */
type Scope = Pick<Window, 'addEventListener'> & {
  postMessage(message: unknown): void;
};

const scope = globalThis as unknown as Scope & { [chartsName]?: Charts };

const broken =
  'This run has changed what every program here needs, so nothing more could run in that place. It is made anew at the next Run.';

const { createObjectURL, revokeObjectURL } = URL;
const OwnBlob = Blob;
const addressOf = (code: string) =>
  createObjectURL(new OwnBlob([code], { type: 'text/javascript' }));

function createLimiter(send: (message: FromRunner) => void) {
  const none = { messages: 0, text: 0, dropped: 0 };
  let used = { ...none };
  return {
    reset() {
      used = { ...none };
    },
    dropped: () => used.dropped,
    /** Of displays and progress; the end of a run always gets through. What is one too many is not even made. */
    send(make: () => FromRunner) {
      if (used.messages < limits.messages) {
        const message = make();
        const text = weightOf(message);
        if (used.text + text <= limits.textBytes) {
          used.messages += 1;
          used.text += text;
          return send(message);
        }
      }
      used.dropped += 1;
    },
  };
}

function start(port: Port): void {
  const post = port.postMessage.bind(port);
  const send = (message: FromRunner) => post(message);
  const limiter = createLimiter(send);
  const libraries = new Map<ModuleName, Promise<object>>();
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asks = 0;
  let running = 0;
  let lastProgress = 0;
  let charts: Charts | undefined;
  const leftovers = watchLeftovers(globalThis as never);
  const now = performance.now.bind(performance);

  const ask = (need: Need) =>
    new Promise((resolve, reject) => {
      if (!leftovers.isRunning()) throw new Error(over);
      asked.set(++asks, { resolve, reject });
      send({ type: 'ask', ask: asks, need });
    });
  Object.defineProperty(scope, hostName, { value: Object.freeze({ ask }) });

  const runner = createRunner({
    async load(code) {
      const address = addressOf(code);
      try {
        return { address, module: await import(/* @vite-ignore */ address) };
      } finally {
        revokeObjectURL(address);
      }
    },
    library(name) {
      const loaded = libraries.get(name);
      if (!loaded) throw new Error(`The library “${name}” did not arrive.`);
      return loaded;
    },
  });

  const answers: { [Type in ToRunner['type']]: (message: ToRunner & { type: Type }) => void } = {
    library({ name, text }) {
      const address = addressOf(text);
      const loading = import(/* @vite-ignore */ address) as Promise<object>;
      libraries.set(name, loading);
      // Out of every cell's reach: one could answer for another's chart.
      if (name === 'plot')
        void loading.then(() => {
          charts = scope[chartsName];
          Reflect.deleteProperty(scope, chartsName);
        });
      loading.catch((error) => send({ type: 'unloadable', name, why: String(error) }));
    },
    async run(message) {
      const { run } = message;
      try {
        const end = await runCell(message);
        if (!(await isSound())) throw new Error(broken);
        send(end);
        runner.endWaiting();
      } catch {
        const error = { name: 'Broken', message: broken };
        send({ type: 'failed', run, milliseconds: 0, error, broken: true });
      }
    },
    beat: () => send({ type: 'alive' }),
    supersede({ run }) {
      if (run === running) runner.supersede();
    },
    forget: ({ names }) => runner.forget(names),
    answer({ ask: number, value }) {
      asked.get(number)?.resolve(value);
      asked.delete(number);
    },
    refusal({ ask: number, why }) {
      asked.get(number)?.reject(new Error(why));
      asked.delete(number);
    },
    pointer({ plot, event, x, y }) {
      const bundle = charts?.pointer(plot, event, x, y);
      if (bundle) send({ type: 'redrawn', plot, bundle });
    },
  };
  async function runCell(message: ToRunner & { type: 'run' }): Promise<FromRunner> {
    const { run, cell, code, given, imports } = message;
    limiter.reset();
    running = run;
    const started = now();
    const told = {
      display: (output: object) =>
        limiter.send(() => ({ type: 'display', run, ...output }) as FromRunner),
      progress(done: number, total: number) {
        const time = now();
        if (done < total && time - lastProgress < 50) return;
        lastProgress = time;
        limiter.send(() => ({ type: 'progress', run, done: Number(done), total: Number(total) }));
      },
    };
    leftovers.begin();
    const ended = await runner.run({ name: cell, code, given, imports }, told);
    const { kind, error, verdict } = ended;
    const isLeft = leftovers.end() > 0 || ended.left;
    if (kind === 'superseded') return { type: 'superseded', run };
    const end = {
      run,
      milliseconds: now() - started,
      ...(verdict && { verdict }),
      ...(limiter.dropped() > 0 && { dropped: limiter.dropped() }),
      ...(isLeft && { left: true as const }),
    };
    return kind === 'done' ? { type: 'done', ...end } : { type: 'failed', ...end, error: error! };
  }

  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'table', 'dir'] as const)
    Object.defineProperty(console, name, {
      value: (...values: unknown[]) => runner.print(values),
      configurable: true,
      writable: true,
    });

  const stray = (event: Event, thrown: unknown) => {
    event.preventDefault();
    if (runner.isOwn(thrown)) return;
    limiter.send(() => ({ type: 'stray', run: running, error: runner.noteOf(thrown) }));
  };
  scope.addEventListener('error', (event) => stray(event, event.error));
  scope.addEventListener('unhandledrejection', (event) => stray(event, event.reason));
  // Taken before any cell can put another getter in its place.
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!;
  const { apply } = Reflect;
  port.addEventListener('message', (event) => {
    const message = apply(dataOf, event, []) as ToRunner;
    (answers[message.type] as (message: ToRunner) => void)(message);
  });
  port.start();
  send({ type: 'ready' });
}

/** Safari cannot import what it makes in a worker from a data: address; the frame then takes another kind. */
async function canImport(): Promise<boolean> {
  const address = addressOf('export default 1');
  try {
    await import(/* @vite-ignore */ address);
    return true;
  } catch {
    return false;
  } finally {
    revokeObjectURL(address);
  }
}

scope.addEventListener('message', ({ ports: [port] }) => start(port!), { once: true });
const able = canImport();
const postToFrame = scope.postMessage.bind(scope);
void able.then((can) => {
  postToFrame(can ? 'able' : 'unable');
  // The frame has nothing more to hear, and a flood of it would be heard by nobody. And nobody would hear of a worker
  // that closes itself: its cell would seem to run for ever.
  for (let holder: object | null = scope; holder; holder = Object.getPrototypeOf(holder) as object)
    for (const name of ['postMessage', 'close']) Reflect.deleteProperty(holder, name);
});
