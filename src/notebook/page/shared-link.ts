// A link with changed cells: it lays its texts over the reader's, says so, and runs and keeps nothing by itself.
import { sentenceOf } from '../../workers/failures.ts';
import { readShared } from '../share.ts';
import type { ChapterRecord } from '../record.ts';
import { button, controls, paragraph, trouble } from './elements.ts';
import type { Notebook } from './notebook.ts';
import type { Texts } from './texts.ts';

export interface Banner {
  element: HTMLElement;
  say(...parts: HTMLElement[]): void;
}

/** The page of the link could not be put together. */
export const sayUnopened = (why: unknown) =>
  createBanner().say(
    paragraph(`The changed cells of this link were not opened. ${sentenceOf(why)}`),
  );

/** Above the text, where it is seen first. */
function createBanner(): Banner {
  const element = document.createElement('section');
  element.className = 'link-banner';
  element.ariaLabel = 'A link with changed cells';
  element.tabIndex = -1;
  return {
    element,
    say(...parts) {
      element.replaceChildren(...parts);
      if (element.isConnected) return;
      document.querySelector('.link-banner')?.remove();
      document.querySelector('main')?.prepend(element);
    },
  };
}

export function openLink(
  { chapter }: ChapterRecord,
  texts: Texts,
  notebook: Pick<Notebook, 'leave'>,
  replace: (cell: string) => Promise<void>,
) {
  const { element: banner, say } = createBanner();
  /** Counts the links that came: of two that are read at once, the later is the one that holds. */
  let turn = 0;

  /** The address without the cells, so that a reload does not bring them back. */
  function clearAddress(): void {
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** The focus was in it, and goes on at the beginning of the text. */
  function close(): void {
    banner.remove();
    document.querySelector<HTMLElement>('main')?.focus();
  }

  /** Takes the link's texts from the page, with all that they have left in the sandbox; gives the cells they were in. */
  function lift(): string[] {
    const cells = texts.layered();
    if (cells.length > 0) notebook.leave();
    texts.discardLayer();
    return cells;
  }

  function discard(): void {
    const cells = lift();
    clearAddress();
    close();
    for (const cell of cells) void replace(cell);
  }

  function keep(): void {
    const cells = texts.layered();
    const undo = texts.keepLayer();
    clearAddress();
    for (const cell of cells) void replace(cell);
    say(
      paragraph(`Kept as yours: ${named(cells)}.`),
      controls(
        button('Undo', () => {
          undo();
          close();
          for (const cell of cells) void replace(cell);
        }),
        button('Close', close),
      ),
    );
    banner.focus();
  }

  async function toggleDifferences(control: HTMLElement): Promise<void> {
    const shown = banner.querySelector('.link-differences');
    control.ariaExpanded = String(!shown);
    if (shown) return shown.remove();
    const box = document.createElement('div');
    box.className = 'link-differences';
    try {
      const { differenceOf } = await import('./difference.ts');
      for (const cell of texts.layered()) {
        const { whose, text } = texts.beneath(cell);
        box.append(
          paragraph(`“${cell}”, the link’s text against ${whose}:`),
          differenceOf(text, texts.of(cell)),
        );
      }
    } catch (error) {
      box.append(trouble(error));
    }
    banner.append(box);
  }

  /** Laid over whatever stands there, the texts of the link before it too; runs and keeps nothing. */
  async function open(hash: string): Promise<void> {
    const mine = ++turn;
    const shared = await readFor(chapter, hash).catch((error: Error) => error);
    if (mine !== turn) return;
    const before = lift();
    if (shared instanceof Error) {
      const gone = before.length > 0 ? ' The cells of the link before it are gone.' : '';
      say(
        paragraph(shared.message + gone),
        controls(
          button('Close', () => {
            clearAddress();
            close();
          }),
        ),
      );
      for (const cell of before) void replace(cell);
      banner.focus();
      return;
    }
    const unknown = texts.lay(shared);
    const cells = texts.layered();
    const extra =
      unknown.length > 0
        ? ` ${unknown.length} more ${unknown.length === 1 ? 'has' : 'have'} no place in this chapter and ${unknown.length === 1 ? 'is' : 'are'} left out.`
        : '';
    const difference = button('Show the difference', () => void toggleDifferences(difference));
    difference.ariaExpanded = 'false';
    say(
      paragraph(
        `This link brings changed code: ${named(cells) || 'none that fits'}.${extra} It has not run, and your own changes are as they were. Read it before you run it; until you keep it, nothing of it is stored.`,
      ),
      controls(difference, button('Keep as mine', keep), button('Discard', discard)),
    );
    // Each is shown at once, and read afterwards.
    for (const cell of new Set([...before, ...cells])) void replace(cell);
    banner.focus();
  }

  return { open };
}

/** Throws Error in words. */
async function readFor(chapter: string, hash: string): Promise<Map<string, string>> {
  const shared = await readShared(hash);
  if (shared.chapter === chapter) return shared.cells;
  // Anybody can write anything there; what is repeated is a chapter's name or nothing.
  const name = /^[a-z][a-z-]{0,40}$/.test(shared.chapter) ? `: “${shared.chapter}”` : '';
  throw new Error(`This link belongs to another chapter${name}.`);
}

const named = (cells: string[]) => cells.map((cell) => `“${cell}”`).join(', ');
