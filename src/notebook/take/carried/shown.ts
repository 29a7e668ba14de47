// Where a cell's outputs go: into the notebook below the cell, or as text into the terminal, one after the other.

export interface Shown {
  'text/plain': string;
  [mimeType: string]: unknown;
}

interface Jupyter {
  display(content: object, options: { display_id?: string; update?: boolean }): Promise<void>;
}

/** Outside of a notebook Deno has the name and may throw when it is used. */
function findJupyter(): Jupyter | undefined {
  try {
    const { Deno } = globalThis as { Deno?: { jupyter?: Partial<Jupyter> } };
    return typeof Deno?.jupyter?.display === 'function' ? (Deno.jupyter as Jupyter) : undefined;
  } catch {
    return undefined;
  }
}

/** Shown again under one id, a later output takes the earlier's place. */
export function createShow() {
  const jupyter = findJupyter();
  const print = createPrinter();
  const ids = new Set<string>();
  let last = Promise.resolve();
  const put = (content: Shown, id?: string): Promise<void> | void => {
    if (!jupyter) return print(content['text/plain'], id);
    const place = id === undefined ? {} : { display_id: id, update: ids.has(id) };
    if (id !== undefined) ids.add(id);
    return jupyter.display({ [Symbol.for('Jupyter.display')]: () => content }, place);
  };
  return {
    show(content: Shown | Promise<Shown>, id?: string): void {
      if (!jupyter && !(content instanceof Promise)) return void put(content, id);
      last = last
        .then(async () => put(await content, id))
        .catch((error) => console.error(String(error)));
    },
    /** In a notebook a cell that runs again has lost its outputs: the next under each id is a first one. */
    startOutputs: () => ids.clear(),
  };
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
