// Side notes for the phone: each leaves a numbered mark in the text, and unfolds beside its paragraph when the mark is
// followed. The note that stands in the margin of a wide page is the same element, so it needs no script.

export const noteId = (number: number) => `note-${number}`;
export const markId = (number: number) => `note-mark-${number}`;

const sideNote = /<aside class="side-note"([^>]*)>([\s\S]*?)<\/aside>/g;

const markOf = (number: number) =>
  `<a class="note-mark" id="${markId(number)}" href="#${noteId(number)}" role="doc-noteref" aria-label="Note ${number}"><sup>${number}</sup></a>`;

const backOf = (number: number) =>
  `<a class="note-back" href="#${markId(number)}" aria-label="Close note ${number}">×</a>`;

/**
 * A chapter with a mark for each of its side notes, at the end of the paragraph that the note is beside: the one after
 * it, or, before a figure, the one that comes before.
 */
export function withNoteMarks(html: string): string {
  const marks: [place: number, mark: string][] = [];
  let number = 0;
  for (const { index, 0: whole, 2: inner } of html.matchAll(sideNote)) {
    number++;
    const end = index + whole.length;
    const paragraphFollows = /^\s*<p[\s>]/.test(html.slice(end));
    const place = paragraphFollows ? html.indexOf('</p>', end) : html.lastIndexOf('</p>', index);
    if (place < 0) throw new Error(`A note has no paragraph to stand beside: ${inner!.trim()}`);
    marks.push(
      [index + '<aside'.length, ` id="${noteId(number)}"`],
      [end - '</aside>'.length, backOf(number)],
      [place, markOf(number)],
    );
  }
  return marks
    .toSorted(([one], [other]) => one - other)
    .reduceRight((text, [place, mark]) => text.slice(0, place) + mark + text.slice(place), html);
}
