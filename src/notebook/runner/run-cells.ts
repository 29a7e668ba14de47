// Runs cells one at a time and keeps the values that they declare: the same code in the reader's sandbox and at build.
//
// Kept: each declared value under its name, for the cells that read it. A run that is superseded ends at its next
// display, tick, sleep or progress, so an old loop does not go on beside its successor.
import { bundle } from '../display/bundle.ts';
import { describe } from '../display/describe.ts';
import { errorNote } from '../display/error-note.ts';
import type { CellImport, ModuleName } from '../cell.ts';
import type { ErrorNote, MimeBundle, Verdict } from '../output.ts';
import { createChecks } from './checks.ts';
import { placeOf } from './place.ts';

export interface Cell {
  name: string;
  code: string;
  given: string[];
  imports: CellImport[];
}

export interface RunListener {
  display(output: { id?: string; bundle: MimeBundle }): void;
  progress(done: number, total: number): void;
}

export interface Ended {
  kind: 'done' | 'failed' | 'superseded';
  /** It has loops under way that nobody waited for: `endWaiting` ends them. */
  left?: true;
  error?: ErrorNote;
  verdict?: Verdict;
}

export interface Host {
  /** Loads a module from its text; `address` is what a stack will call it. */
  load(code: string, cell: string): Promise<{ address: string; module: unknown }>;
  library(name: ModuleName): Promise<object>;
}

class Superseded extends Error {
  override name = 'Superseded';
}

// Taken before a cell can put another in their place.
const later = globalThis.setTimeout;
const Channel = globalThis.MessageChannel;

interface DisplayOptions {
  id?: string;
  shape?: number[];
}

type CellModule = {
  default: (builtIns: object) => (given: object, imports: object) => Promise<[object]>;
};

export function createRunner(host: Host) {
  const values = new Map<string, unknown>();
  const cellAt = new Map<string, string>();
  let running = 0;
  let supersede = () => {};
  let print = (_words: unknown[]) => {};
  /** All that wait in a tick or a sleep; who still does when a run has ended was not waited for. */
  const waiting = new Set<() => void>();
  const waitFor = (start: (go: () => void) => void) =>
    new Promise<void>((resolve, reject) => {
      // Who asks between two runs belongs to none, and waits for ever.
      if (running === 0) return;
      const end = () => reject(new Superseded());
      waiting.add(end);
      start(() => {
        waiting.delete(end);
        resolve();
      });
    });
  const noteOf = (error: unknown): ErrorNote => ({
    ...errorNote(error),
    ...placeOf(error, cellAt),
  });

  async function run({ name, code, given, imports }: Cell, told: RunListener): Promise<Ended> {
    let superseded = false;
    supersede = () => {
      superseded = true;
    };
    const mine = () => {
      if (superseded) throw new Superseded();
    };
    const checks = createChecks();
    const late: Promise<void>[] = [];
    const builtIns = {
      display(value: unknown, { id, shape }: DisplayOptions = {}) {
        mine();
        const made = bundle(value, { shape });
        const show = (ready: MimeBundle) => {
          if (!superseded)
            told.display(id === undefined ? { bundle: ready } : { id, bundle: ready });
        };
        if (made instanceof Promise) late.push(made.then(show));
        else show(made);
      },
      progress(done: number, total: number) {
        mine();
        told.progress(done, total);
      },
      async tick() {
        mine();
        await waitFor(nextTask);
        mine();
      },
      async sleep(milliseconds: number) {
        mine();
        await waitFor((go) => void later(go, milliseconds));
        mine();
      },
      check: checks.check,
      checkClose: checks.checkClose,
    };
    print = (words) =>
      builtIns.display(words.length === 1 ? words[0] : words.map(asWord).join(' '));
    running++;
    const outcome = await attempt();
    running--;
    print = () => {};
    return waiting.size > 0 ? { ...outcome, left: true } : outcome;

    async function attempt(): Promise<Ended> {
      try {
        const { address, module } = await host.load(code, name);
        cellAt.set(address, name);
        const taken = Object.fromEntries(given.map((one) => [one, values.get(one)]));
        const cell = (module as CellModule).default(builtIns);
        const [declared] = await cell(taken, Object.fromEntries(await importsOf(imports, host)));
        await Promise.all(late);
        for (const [key, value] of Object.entries(declared)) values.set(key, value);
        return { kind: 'done', verdict: checks.verdict() };
      } catch (error) {
        if (error instanceof Superseded || superseded) return { kind: 'superseded' };
        return { kind: 'failed', error: noteOf(error), verdict: checks.verdict() };
      }
    }
  }

  return {
    run,
    noteOf,
    /** Ends the loops that a run has left under way. Whoever tells of its end does so first: one of them may hold on. */
    endWaiting() {
      for (const end of waiting) end();
      waiting.clear();
    },
    /** What the run that is going on wrote to the console: shown as what it displays. */
    print: (words: unknown[]) => print(words),
    /** Thrown by the runner itself, to end what nobody waits for. */
    isOwn: (error: unknown) => error instanceof Superseded,
    /** Ends the run that is going on, at its next word. */
    supersede: () => supersede(),
    forget: (names: string[]) => names.forEach((name) => values.delete(name)),
  };
}

/** As a list: a name may be `then` or `__proto__`, and is a name like any other here. */
async function importsOf(
  imports: CellImport[],
  host: Host,
): Promise<[name: string, value: unknown][]> {
  const found: [name: string, value: unknown][] = [];
  for (const { module, imported, local } of imports) {
    const library = await host.library(module);
    if (imported === '*') found.push([local, library]);
    else if (imported in library)
      found.push([local, (library as Record<string, unknown>)[imported]]);
    else throw new ReferenceError(missing(module, imported, library));
  }
  return found;
}

/** Says what is there instead: the names that begin alike, those that are alike for longest first. */
function missing(module: string, name: string, library: object): string {
  const wanted = name.toLowerCase();
  const shared = (other: string) => {
    let length = 0;
    while (length < wanted.length && other[length]?.toLowerCase() === wanted[length]) length++;
    return length;
  };
  const alike = Object.keys(library)
    .filter((other) => shared(other) >= Math.min(3, name.length))
    .sort((one, other) => shared(other) - shared(one) || one.length - other.length);
  const instead = alike.length > 0 ? ` Is ${alike.slice(0, 3).join(' or ')} meant?` : '';
  return `“${module}” has no value “${name}”.${instead} A type is imported as “type ${name}”.`;
}

/** Several values in one line, texts without their quotes. */
const asWord = (value: unknown) => (typeof value === 'string' ? value : describe(value));

/** Lets messages in. A timer would wait 4 ms each time. */
function nextTask(go: () => void): void {
  const { port1, port2 } = new Channel();
  port1.addEventListener('message', () => {
    port1.close();
    go();
  });
  port1.start();
  port2.postMessage(undefined);
}
