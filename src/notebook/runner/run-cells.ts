// Runs cells one at a time and keeps the values that they declare: the same code in the reader's sandbox and at build.
//
// Kept: each declared value under its name, for the cells that read it. A run that is superseded ends at its next
// display, tick, sleep or progress, so an old loop does not go on beside its successor.
import { bundle } from '../display/bundle.ts';
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

export interface Told {
  display(output: { id?: string; bundle: MimeBundle }): void;
  progress(done: number, total: number): void;
}

export interface Ended {
  kind: 'done' | 'failed' | 'superseded';
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

interface DisplayOptions {
  id?: string;
  shape?: number[];
}

type CellModule = {
  default: (builtIns: object) => (given: object, imports: object) => Promise<object>;
};

export function createRunner(host: Host) {
  const values = new Map<string, unknown>();
  const cellAt = new Map<string, string>();
  let supersede = () => {};
  const noteOf = (error: unknown): ErrorNote => ({
    ...errorNote(error),
    ...placeOf(error, cellAt),
  });

  async function run({ name, code, given, imports }: Cell, told: Told): Promise<Ended> {
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
        await nextTask();
        mine();
      },
      async sleep(milliseconds: number) {
        mine();
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        mine();
      },
      check: checks.check,
      checkClose: checks.checkClose,
    };
    try {
      const { address, module } = await host.load(code, name);
      cellAt.set(address, name);
      const taken = Object.fromEntries(given.map((one) => [one, values.get(one)]));
      const cell = (module as CellModule).default(builtIns);
      const declared = await cell(taken, await importsOf(imports, host));
      await Promise.all(late);
      for (const [key, value] of Object.entries(declared)) values.set(key, value);
      return { kind: 'done', verdict: checks.verdict() };
    } catch (error) {
      if (error instanceof Superseded || superseded) return { kind: 'superseded' };
      return { kind: 'failed', error: noteOf(error), verdict: checks.verdict() };
    }
  }

  return {
    run,
    noteOf,
    /** Ends the run that is going on, at its next word. */
    supersede: () => supersede(),
    forget: (names: string[]) => names.forEach((name) => values.delete(name)),
  };
}

async function importsOf(imports: CellImport[], host: Host): Promise<object> {
  const found: Record<string, unknown> = {};
  for (const { module, imported, local } of imports) {
    const library = await host.library(module);
    if (imported === '*') found[local] = library;
    else if (imported in library) found[local] = (library as Record<string, unknown>)[imported];
    else throw new ReferenceError(missing(module, imported, library));
  }
  return found;
}

/** Says what is there instead: the names that begin alike. */
function missing(module: string, name: string, library: object): string {
  const alike = Object.keys(library).filter((other) =>
    other.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()),
  );
  const instead = alike.length > 0 ? ` Is ${alike.slice(0, 3).join(' or ')} meant?` : '';
  return `“${module}” has no value “${name}”.${instead} A type is imported as “type ${name}”.`;
}

/** Lets messages in. A timer would wait 4 ms each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
