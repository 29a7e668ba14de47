// What the reader follows from the pixels to the answer: one hidden neuron and one digit, the same in every figure on that way.
//
// Kept: both, once she has chosen them, for as long as her tab is open.
// Changed by: follow. Until she chooses, each figure begins with what her own digit suggests.
import { signal } from '@preact/signals';
import { keep, recall } from './storage.ts';

export interface Path {
  /** Counted from 0, of the book's 128. */
  neuron?: number;
  digit?: number;
}

export const path = signal<Path>({});

const key = 'path';

/** The first figure that follows calls it; safe to call again. */
export function recallPath(): void {
  path.value = parsePath(recall(key));
}

export function follow(chosen: Path): void {
  path.value = { ...path.value, ...chosen };
  keep(key, JSON.stringify(path.value));
}

/** Anything out of its range counts as not chosen. */
export function parsePath(text: string | null): Path {
  try {
    const { neuron, digit } = (JSON.parse(text ?? '{}') ?? {}) as Record<keyof Path, unknown>;
    return { ...(isPlace(neuron, 128) && { neuron }), ...(isPlace(digit, 10) && { digit }) };
  } catch {
    // Not JSON: somebody else's.
    return {};
  }
}

const isPlace = (value: unknown, below: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;
