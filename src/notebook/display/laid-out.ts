// Entries between brackets, in one line or in several.
import { shown } from './limits.ts';

/** As it would be written in an object literal. */
export const keyText = (key: string | symbol): string => {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
};

/** In one line where it fits, else one entry a line. */
export function laidOut(open: string, parts: string[], left: number, close: string): string {
  const all = left > 0 ? [...parts, `… ${left} more`] : parts;
  if (all.length === 0) return open + close;
  const gap = close === '}' ? ' ' : '';
  const line = `${open}${gap}${all.join(', ')}${gap}${close}`;
  if (line.length <= shown.line && !line.includes('\n')) return line;
  const lines = all.map((part) => `  ${part.replaceAll('\n', '\n  ')}`);
  return `${open}\n${lines.join(',\n')}\n${close}`;
}
