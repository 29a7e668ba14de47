// Side notes for the phone: each leaves a numbered mark in the text, and stands again at the chapter's end.
// The page holds both, and its width decides which one is shown; so it needs no script, and nothing moves.
import { parseHTML } from 'linkedom';

export interface Footnotes {
  /** The chapter with a mark for each of its side notes. */
  text: string;
  /** What each note says, in order; its ids begin with `footnote-`, since the side note has the plain ones. */
  notes: string[];
}

const sideNote = /<aside class="side-note"[^>]*>([\s\S]*?)<\/aside>/g;

export const noteId = (number: number) => `note-${number}`;
export const markId = (number: number) => `note-mark-${number}`;

const markOf = (number: number) =>
  `<a class="note-mark" id="${markId(number)}" href="#${noteId(number)}" role="doc-noteref" aria-label="Note ${number}"><sup>${number}</sup></a>`;

/** The same words under ids of their own, so that a term's line opens beside the footnote too. */
function withOwnIds(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const script of document.querySelectorAll('script')) script.remove();
  for (const name of ['id', 'aria-describedby'])
    for (const element of document.querySelectorAll(`[${name}]`))
      element.setAttribute(name, `footnote-${element.getAttribute(name)}`);
  return document.body.innerHTML.trim();
}

/**
 * The mark stands at the end of the paragraph that the note is beside: the one after it, or, before a
 * figure, the one that comes before.
 */
export function footnotes(html: string): Footnotes {
  const notes: string[] = [];
  const marks: [place: number, mark: string][] = [];
  for (const { index, 0: whole, 1: inner } of html.matchAll(sideNote)) {
    notes.push(withOwnIds(inner!));
    const end = index + whole.length;
    const paragraphFollows = /^\s*<p[\s>]/.test(html.slice(end));
    const place = paragraphFollows ? html.indexOf('</p>', end) : html.lastIndexOf('</p>', index);
    if (place < 0) throw new Error(`A note has no paragraph to stand beside: ${inner!.trim()}`);
    marks.push([place, markOf(notes.length)]);
  }
  const text = marks.reduceRight(
    (before, [place, mark]) => before.slice(0, place) + mark + before.slice(place),
    html,
  );
  return { text, notes };
}
