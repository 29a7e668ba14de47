// What stands above a cell's code: that the book's text is another now, the difference, and the way back from a reset.
import { longestText } from '../edits.ts';
import type { ChapterRecord } from '../record.ts';
import type { CellView } from './cell-view.ts';
import { button, controls, paragraph, trouble } from './elements.ts';
import type { Texts } from './texts.ts';

export function createNotices(
  { cells }: ChapterRecord,
  views: ReadonlyMap<string, CellView>,
  texts: Texts,
  replace: (cell: string) => Promise<void>,
) {
  const sourceOf = (cell: string) => cells.find(({ name }) => name === cell)!.source;
  const open = new Set<string>();
  /** Cells that say that their text is too long to be kept. */
  const long = new Set<string>();

  async function showDifference(cell: string, ...rest: HTMLElement[]): Promise<void> {
    const { differenceOf } = await import('./difference.ts');
    views
      .get(cell)
      ?.say(
        paragraph('Your text against the book’s:'),
        differenceOf(sourceOf(cell), texts.of(cell)),
        ...rest,
      );
  }

  function showOpened(cell: string): void {
    const close = button('Close', () => notices.toggleDifference(cell));
    showDifference(cell, controls(close)).catch((error: unknown) => {
      open.delete(cell);
      views.get(cell)?.say(trouble(error));
    });
  }

  const notices = {
    /** The notice that the cell needs by itself; an opened difference stays open. */
    refresh(cell: string): void {
      const view = views.get(cell);
      if (!view) return;
      if (!texts.changedBy(cell)) {
        if (open.delete(cell)) view.say();
      } else if (open.has(cell)) showOpened(cell);
      if (texts.isOld(cell) && !open.has(cell)) {
        view.say(
          paragraph('The book’s text of this cell is another since you changed it. This is yours.'),
          controls(
            button('Keep mine', () => {
              texts.keepMine(cell);
              view.say();
            }),
            button('Take the new one', () => void notices.reset(cell)),
            button('Show the difference', () => notices.toggleDifference(cell)),
          ),
        );
      }
    },

    /** Called at each letter. */
    tellLength(cell: string): void {
      const isLong = texts.isTooLong(cell);
      if (isLong === long.has(cell)) return;
      if (isLong) long.add(cell);
      else long.delete(cell);
      const most = longestText.toLocaleString('en-GB');
      const words = `This text has more than ${most} characters, so it is not kept: at a reload the last shorter one is back. It can be run.`;
      views.get(cell)?.say(...(isLong ? [paragraph(words)] : []));
    },

    toggleDifference(cell: string): void {
      const view = views.get(cell);
      if (open.delete(cell)) {
        view?.say();
        return notices.refresh(cell);
      }
      open.add(cell);
      showOpened(cell);
    },

    /** Back to the book's text. */
    reset: (cell: string) =>
      notices.exchange(cell, 'The book’s text is back.', () => texts.reset(cell)),

    /** Puts another text into a cell; hers can be brought back as long as the page is open. */
    async exchange(cell: string, words: string, change: () => void): Promise<void> {
      const undo = texts.remember(cell);
      open.delete(cell);
      change();
      await replace(cell);
      const view = views.get(cell);
      view?.say(
        paragraph(words),
        controls(
          button('Undo', () => {
            undo();
            view.say();
            void replace(cell);
          }),
          button('Close', () => view.say()),
        ),
      );
      view?.takeFocus();
    },
  };
  return notices;
}
