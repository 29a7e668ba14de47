// Gives the cells what they have in the book: display, progress and the rest by their names, and the modules as values.
import { createChecks } from './checks.ts';
import { answerNeeds, type CarriedData } from './data.ts';
import { loadLibrary } from './libraries.ts';
import { createShow, type Shown } from './shown.ts';

export interface Carried {
  libraries: Readonly<Record<string, string>>;
  display?: string;
  data: CarriedData;
  kernelLevel: string;
}

type BundleOf = (value: unknown, options: { shape?: number[] }) => Shown | Promise<Shown>;

/** As the console writes it, in Deno and in Node. */
function plainBundle(value: unknown): Shown {
  const { Deno, process } = globalThis as {
    Deno?: { inspect(value: unknown): string };
    process?: NodeJS.Process;
  };
  const inspect = Deno?.inspect ?? process?.getBuiltinModule('node:util').inspect ?? String;
  return { 'text/plain': typeof value === 'string' ? value : inspect(value) };
}

export async function prepare(carried: Carried): Promise<Record<string, unknown>> {
  answerNeeds(carried.data, carried.kernelLevel);
  const { show, ...outputs } = createShow();
  const display = carried.display && (await loadLibrary({ display: carried.display }, 'display'));
  const bundle = display ? (display.bundle as BundleOf) : plainBundle;
  let lastProgress = -Infinity;
  Object.assign(globalThis, {
    display(value: unknown, { id, shape }: { id?: string; shape?: number[] } = {}): void {
      show(bundle(value, { shape }), id);
    },
    progress(done: number, total: number): void {
      const now = performance.now();
      if (done < total && now - lastProgress < 1000) return;
      lastProgress = now;
      show({ 'text/plain': `${done} of ${total}` }, 'progress');
    },
    tick: () => new Promise((resolve) => setTimeout(resolve)),
    sleep: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ...outputs,
    ...createChecks((words) => show({ 'text/plain': words })),
  });
  const modules: Record<string, unknown> = {};
  for (const name of Object.keys(carried.libraries))
    modules[name] = await loadLibrary(carried.libraries, name);
  return modules;
}
