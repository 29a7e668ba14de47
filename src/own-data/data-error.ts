// What is wrong with something that the reader brought: which file, where in it, why, and what to do about it.

/** Its message is one or two sentences for the reader. */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** The file's name, as the reader knows it. */
  readonly file: string;
  /** Such as "row 3, column 5" or "byte 16"; empty where the whole file is meant. */
  readonly place: string;

  constructor(file: string, place: string, why: string, advice = '') {
    const where = [shortName(file), place].filter(Boolean).join(', ');
    super(`${where && `${where}: `}${why}.${advice && ` ${advice}.`}`);
    this.file = file;
    this.place = place;
  }
}

/** A name may be as long as a page; its beginning and its end tell enough. */
export function shortName(name: string): string {
  const characters = [...name];
  if (characters.length <= 60) return name;
  return `${characters.slice(0, 35).join('')}…${characters.slice(-20).join('')}`;
}

/** What stands in a file, short enough for a sentence. */
export function shown(text: string): string {
  const characters = [...text];
  return `“${characters.slice(0, 24).join('')}${characters.length > 24 ? '…' : ''}”`;
}
