// The text of each cell as the reader has it: the book's, hers, or for a while that of a link.
//
// Kept: her changes, in her browser, 300 ms after she typed and before anything runs. A link's texts lie over them and
// are kept nowhere until she says so; what she types meanwhile goes into that layer too.
// Life: read when the notebook starts; another tab of the same chapter is not followed, only respected in writing.
import type { CellRecord, ChapterRecord } from '../record.ts';
import { dropEdit, type Edit, keepEdit, keptEdits, longestText, setAside } from '../edits.ts';

const restMilliseconds = 300;

export function openTexts({ chapter, cells }: ChapterRecord) {
  const records = new Map(cells.map((cell) => [cell.name, cell]));
  const aside = setAside(chapter);
  const edits = keptEdits(chapter);
  /** What this page last read or wrote of each: another text there is another tab's. */
  const known = new Map([...edits].map(([name, { text }]) => [name, text]));
  // What the book has taken over from her is no change any more.
  for (const [name, { text }] of edits) {
    if (records.get(name)?.source !== text) continue;
    edits.delete(name);
    dropEdit(chapter, name, text);
  }
  let layer: Map<string, string> | undefined;
  const unkept = new Map<string, ReturnType<typeof setTimeout>>();

  const record = (cell: string): CellRecord => records.get(cell)!;
  const own = (cell: string) => edits.get(cell)?.text ?? record(cell).source;

  /** @returns whether what is kept of the cell is now what she has here. */
  function write(cell: string): boolean {
    clearTimeout(unkept.get(cell));
    unkept.delete(cell);
    const edit = edits.get(cell);
    const isWritten = edit
      ? keepEdit(chapter, cell, edit)
      : dropEdit(chapter, cell, known.get(cell));
    if (isWritten && edit) known.set(cell, edit.text);
    else if (isWritten) known.delete(cell);
    return isWritten;
  }

  function put(cell: string, edit: Edit | undefined): void {
    if (edit && edit.text !== record(cell).source) edits.set(cell, edit);
    else edits.delete(cell);
  }

  const of = (cell: string) => layer?.get(cell) ?? own(cell);

  return {
    of,
    /** Where the changes lie that this book cannot read, and whether they are safe there. */
    aside,
    /** Hers, and longer than what is kept. */
    isTooLong: (cell: string) => !layer?.has(cell) && own(cell).length > longestText,
    /** Who the text is from, where it is not the book's. */
    changedBy(cell: string): 'you' | 'the link' | undefined {
      if (of(cell) === record(cell).source) return undefined;
      return layer?.has(cell) ? 'the link' : 'you';
    },
    /** Her changes; a link's where one is open. */
    changed: (): Map<string, string> =>
      new Map(
        cells.filter(({ name, source }) => of(name) !== source).map(({ name }) => [name, of(name)]),
      ),
    /** Hers, and made from another text than the book's of today. */
    isOld: (cell: string) =>
      !layer?.has(cell) && edits.has(cell) && edits.get(cell)!.hash !== record(cell).hash,
    /** Changes to cells that the chapter no longer has. */
    lost: () => [...edits].filter(([name]) => !records.has(name)),
    /** @returns false where another tab keeps another text of it by now, which stays. */
    dropLost(cell: string): boolean {
      edits.delete(cell);
      return dropEdit(chapter, cell, known.get(cell));
    },
    set(cell: string, text: string): void {
      // In a cell that the link leaves alone she writes for herself, as ever.
      if (layer?.has(cell)) return void layer.set(cell, text);
      const hash = edits.get(cell)?.hash ?? record(cell).hash;
      put(cell, { text, hash });
      clearTimeout(unkept.get(cell));
      unkept.set(
        cell,
        setTimeout(() => write(cell), restMilliseconds),
      );
    },
    /** Back to the book's text. @returns false where another tab keeps another text of it by now, which stays. */
    reset(cell: string): boolean {
      if (layer?.has(cell)) {
        layer.set(cell, record(cell).source);
        return true;
      }
      edits.delete(cell);
      return write(cell);
    },
    /** Gives back what brings the text of now back, together with the book's text that it was made from. */
    remember(cell: string): () => void {
      const laid = layer?.get(cell);
      const edit = edits.get(cell);
      return () => {
        if (laid !== undefined && layer) return void layer.set(cell, laid);
        put(cell, edit);
        write(cell);
      };
    },
    /** She has seen that the book's text is another now, and stays with hers. */
    keepMine(cell: string): void {
      put(cell, { text: own(cell), hash: record(cell).hash });
      write(cell);
    },
    /** Writes at once what still waits for her to stop typing. */
    flush(): void {
      for (const cell of unkept.keys()) write(cell);
    },
    /** Lays a link's texts over hers; gives the names that the chapter does not have. */
    lay(texts: Map<string, string>): string[] {
      layer = new Map([...texts].filter(([name]) => isOpen(name)));
      return [...texts.keys()].filter((name) => !isOpen(name));
    },
    hasLayer: () => layer !== undefined,
    layered: () => [...(layer?.keys() ?? [])],
    /** What a link's text is another than: hers, or the book's where she has none, or the very same. */
    beneath(cell: string): { whose: 'yours' | 'the book’s'; text: string } {
      const isHers = edits.has(cell) && own(cell) !== of(cell);
      return isHers
        ? { whose: 'yours', text: own(cell) }
        : { whose: 'the book’s', text: record(cell).source };
    },
    discardLayer(): void {
      layer = undefined;
    },
    /** Makes the link's texts hers; gives back what undoes it. */
    keepLayer(): () => void {
      const before = new Map([...layer!.keys()].map((cell) => [cell, edits.get(cell)]));
      for (const [cell, text] of layer!) put(cell, { text, hash: record(cell).hash });
      layer = undefined;
      for (const cell of before.keys()) write(cell);
      return () => {
        for (const [cell, edit] of before) {
          put(cell, edit);
          write(cell);
        }
      };
    },
  };

  /** A link may bring no text into a cell that the reader cannot see. */
  function isOpen(name: string): boolean {
    const cell = records.get(name);
    return (
      !!cell && !cell.readonly && !cell.hidden && (cell.role === 'cell' || cell.role === 'starter')
    );
  }
}

export type Texts = ReturnType<typeof openTexts>;
