// How long the reader's own tab took for the 10,000 test images, once she has measured it; her last measurement stays.
import { keep, recall } from './storage.ts';

const key = 'measured-time';

export const rememberTime = (milliseconds: number) => keep(key, String(milliseconds));

/** A day. */
const longest = 86_400_000;

/** Milliseconds; undefined where nothing was measured, and for anything else that stands in the storage. */
export function measuredTime(): number | undefined {
  const milliseconds = Number(recall(key) ?? Number.NaN);
  return milliseconds > 0 && milliseconds <= longest ? milliseconds : undefined;
}
