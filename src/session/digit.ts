// The reader's digit: the one thing that follows her through all chapters.
//
// Kept: where the digit came from, its 784 pixels, the strokes if it was drawn, and what its writer meant if that is known.
// A stroke more or less makes another drawing, and nobody has said what that is meant to be.
// Changed by: previewDigit and chooseDigit (a pad, the picker) and another tab of the same book (storage event).
// Life: read from storage when the first live part wakes; until then, and for a reader who has
// not chosen yet, the digit is our example (src/mnist/example-images.ts), which the pages show from the build.
// Storage may be refused or full: then the digit lives as long as the page, and `notKept` says so.
import { signal } from '@preact/signals';
import type { Stroke } from '#src/mnist/drawing.ts';
import { keep, onOtherTab, recall } from './storage.ts';

export interface Digit {
  source: 'test' | 'drawn';
  /** Place in the test set, when it is from there. */
  index?: number;
  /** What its writer meant: as the test set has it, or as the reader says of her drawing. */
  label?: number;
  strokes?: Stroke[];
  pixels: Uint8Array;
}

/** Undefined: the reader has not chosen, our example stands. */
export const digit = signal<Digit | undefined>(undefined);

const key = 'digit';

/** Shows a digit that is still being drawn; nothing is stored. */
export function previewDigit(unfinished: Digit): void {
  digit.value = unfinished;
}

export function chooseDigit(chosen: Digit): void {
  digit.value = chosen;
  keep(key, serialise(chosen));
}

/** The reader says what her drawing is meant to be; of an image of the test set that is known. */
export function sayMeant(label: number): void {
  const drawn = digit.value;
  if (drawn?.source === 'drawn') chooseDigit({ ...drawn, label });
}

/** Called once by the page; safe to call again. */
export function recallDigit(): void {
  digit.value = parse(recall(key));
}

export function followOtherTabs(): void {
  onOtherTab(key, (text) => {
    digit.value = parse(text);
  });
}

export function serialise({ pixels, ...rest }: Digit): string {
  const coarse = rest.strokes?.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: Number(x.toFixed(4)), y: Number(y.toFixed(4)) })),
  );
  return JSON.stringify({ ...rest, strokes: coarse, pixels: btoa(String.fromCharCode(...pixels)) });
}

/** Anything that is not a digit we stored counts as none. */
export function parse(text: string | null): Digit | undefined {
  if (!text) return undefined;
  try {
    const stored = JSON.parse(text) as Partial<Record<keyof Digit, unknown>>;
    const bytes = Uint8Array.from(atob(String(stored.pixels)), (char) => char.charCodeAt(0));
    if (bytes.length !== 784) return undefined;
    if (stored.source === 'test' && isIndex(stored.index, 10_000) && isIndex(stored.label, 10)) {
      return { source: 'test', index: stored.index, label: stored.label, pixels: bytes };
    }
    if (stored.source === 'drawn' && areStrokes(stored.strokes)) {
      const drawn: Digit = { source: 'drawn', strokes: stored.strokes, pixels: bytes };
      if (stored.label === undefined) return drawn;
      if (isIndex(stored.label, 10)) return { ...drawn, label: stored.label };
    }
  } catch {
    // Broken JSON or base64: treated below like every other stranger.
  }
  return undefined;
}

const isIndex = (value: unknown, below: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;

/** In sides of the pad: a hand may slip over its edge, and no screen is a hundred pads wide. */
const reach = 100;
/** A hand that drew for an hour would not come near. */
const mostPoints = 100_000;

const isNear = (value: unknown) => typeof value === 'number' && Math.abs(value) <= reach;

function areStrokes(value: unknown): value is Stroke[] {
  const isPoint = (point: { x?: unknown; y?: unknown } | null) =>
    isNear(point?.x) && isNear(point?.y);
  if (!Array.isArray(value) || !value.every((stroke) => Array.isArray(stroke))) return false;
  return value.flat().length <= mostPoints && value.flat().every(isPoint);
}
