// How the modules that cells import ask for the book's own files: whoever runs the cells answers.
import type { Need } from '../needs.ts';

interface Host {
  ask(need: Need): Promise<unknown>;
}

/** Sandbox, build and downloads each put their host under this name before the first cell runs. */
export const hostName = Symbol.for('nn.host');

const kept = new Map<Need, Promise<unknown>>();

/** Asks once for what does not change. Throws Error, whose message is for the reader. */
export function ask<T>(need: Need): Promise<T> {
  const host = (globalThis as { [hostName]?: Host })[hostName];
  if (!host) return Promise.reject(new Error(`Nobody here can give “${need}”.`));
  if (need === 'digit') return host.ask(need) as Promise<T>;
  const found = kept.get(need) ?? host.ask(need);
  kept.set(need, found);
  found.catch(() => kept.delete(need));
  return found as Promise<T>;
}
