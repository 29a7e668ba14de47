// Where a cell's outputs go: into the notebook below the cell, or as text into the terminal, one after the other.

export interface Shown {
  'text/plain': string;
  [mimeType: string]: unknown;
}

interface Jupyter {
  broadcast(type: string, content: object): unknown;
}

/** Outside of a notebook Deno has the name and may throw when it is used. */
function findJupyter(): Jupyter | undefined {
  try {
    const { Deno } = globalThis as { Deno?: { jupyter?: Partial<Jupyter> } };
    return Deno?.jupyter?.broadcast ? (Deno.jupyter as Jupyter) : undefined;
  } catch {
    return undefined;
  }
}

/** Shown again under one id, a later output takes the earlier's place. */
export function createShow() {
  const jupyter = findJupyter();
  const print = createPrinter();
  const ids = new Set<string>();
  let sent = 0;
  let waiting = 0;
  let last = Promise.resolve();
  const put = (data: Shown, id?: string): void => {
    if (!jupyter) return print(data['text/plain'], id);
    const isUpdate = id !== undefined && ids.has(id);
    if (id !== undefined) ids.add(id);
    // About what a message costs beside its content.
    sent += 30_000 + JSON.stringify(data).length;
    const content = { data, metadata: {}, transient: id === undefined ? {} : { display_id: id } };
    jupyter.broadcast(isUpdate ? 'update_display_data' : 'display_data', content);
  };
  return {
    show(content: Shown | Promise<Shown>, id?: string): void {
      if (waiting === 0 && !(content instanceof Promise)) return put(content, id);
      waiting++;
      last = last
        .then(async () => put(await content, id))
        .catch((error) => console.error(String(error)))
        .finally(() => waiting--);
    },
    /** In a notebook a cell that runs again has lost its outputs: the next under each id is a first one. */
    startOutputs: () => ids.clear(),
    /** Deno's kernel may report the end of a cell before its outputs, so they are given time to leave. */
    async outputsShown(): Promise<void> {
      await last;
      if (!jupyter) return;
      await quietTime(100 + sent / 100_000);
      sent = 0;
    },
  };
}

/** So many milliseconds in which the computer was not too busy to keep the time; never more than the tenfold. */
async function quietTime(milliseconds: number): Promise<void> {
  const step = 20;
  const end = performance.now() + 10 * milliseconds;
  for (let quiet = 0; quiet < milliseconds && performance.now() < end;) {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, step));
    quiet = performance.now() - start < 2 * step ? quiet + step : 0;
  }
}

/** A terminal keeps all that is printed, so of one id it gets an output each second, and the last. */
function createPrinter() {
  const waiting = new Map<string, string>();
  const printed = new Map<string, number>();
  const flush = () => {
    for (const text of waiting.values()) console.log(text);
    waiting.clear();
  };
  (globalThis as { process?: NodeJS.Process }).process?.once('exit', flush);
  return (text: string, id?: string): void => {
    if (id === undefined) {
      flush();
      return console.log(text);
    }
    if (performance.now() - (printed.get(id) ?? -Infinity) < 1000) {
      waiting.set(id, text);
      return;
    }
    printed.set(id, performance.now());
    waiting.delete(id);
    console.log(text);
  };
}
