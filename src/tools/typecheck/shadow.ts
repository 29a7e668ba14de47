// A shadow is TypeScript made from another kind of file, which remembers where each stretch of it came from.

/** `length` characters at `virtual` in the shadow are those at `original` in the source. */
export interface Span {
  virtual: number;
  original: number;
  length: number;
}

export interface Shadow {
  /** The file it was made from, relative to the root. */
  original: string;
  /** Its own place, relative to the folder of shadows. */
  file: string;
  code: string;
  spans: Span[];
  /** A chapter's cells may declare what only a reader uses. */
  allowUnused: boolean;
}

/** The same text with all but the newlines blanked, so that what is kept beside it stays on its line and column. */
export const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** The character at one-based `line` and `column` (UTF-16, as TypeScript counts). */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** The place in the source of an offset in the shadow, or undefined where the shadow is scaffolding. */
export function originalOffset(shadow: Shadow, offset: number): number | undefined {
  const span = shadow.spans.find(
    ({ virtual, length }) => offset >= virtual && offset <= virtual + length,
  );
  return span && span.original + offset - span.virtual;
}
