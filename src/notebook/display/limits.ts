// How much of a value is told: enough to recognise it, never enough to drown the page.
export const shown = {
  /** Characters of one output's text. */
  characters: 8_000,
  /** Levels of objects within objects. */
  depth: 4,
  /** Entries of one object, array, map or set. */
  entries: 50,
  /** Values looked at in all. */
  values: 2_000,
  /** Characters of a string inside something else. */
  inner: 200,
  /** Characters of a line before an object breaks into several. */
  line: 72,
  /** Numbers of a list that are all told. */
  numbers: 12,
  /** Characters of an error's message. */
  message: 2_000,
  rows: 20,
  columns: 12,
  causes: 5,
} as const;

/** @returns `text`, or its beginning and a sentence about the rest. */
export function shortened(text: string, most: number = shown.characters): string {
  if (text.length <= most) return text;
  const rest = (text.length - most).toLocaleString('en-GB');
  return `${wholeCharacters(text, most)}\n… ${rest} more characters are not shown.`;
}

/** Cut between two characters: half of a surrogate pair is no text. */
export function wholeCharacters(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? most - 1 : most);
}
