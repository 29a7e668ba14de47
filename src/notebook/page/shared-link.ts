// A link with changed cells: it lays its texts over the reader's, says so, and runs and keeps nothing by itself.
import { readShared } from '../share.ts';
import type { ChapterRecord } from '../record.ts';
import { button, controls, paragraph } from './elements.ts';
import type { Texts } from './texts.ts';

export function openLink(
  { chapter }: ChapterRecord,
  texts: Texts,
  replace: (cell: string) => Promise<void>,
) {
  const banner = document.createElement('section');
  banner.className = 'link-banner';
  banner.ariaLabel = 'A link with changed cells';
  banner.tabIndex = -1;

  function say(...parts: HTMLElement[]): void {
    banner.replaceChildren(...parts);
    if (!banner.isConnected) document.querySelector('main')?.prepend(banner);
  }

  /** The address without the cells, so that a reload does not bring them back. */
  function clearAddress(): void {
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** The focus was in it, and goes on at the beginning of the text. */
  function close(): void {
    banner.remove();
    document.querySelector<HTMLElement>('main')?.focus();
  }

  function discard(): void {
    const cells = texts.layered();
    texts.discardLayer();
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
    const { differenceOf } = await import('./difference.ts');
    const box = document.createElement('div');
    box.className = 'link-differences';
    for (const cell of texts.layered()) {
      const { whose, text } = texts.beneath(cell);
      box.append(
        paragraph(`“${cell}”, the link’s text against ${whose}:`),
        differenceOf(text, texts.of(cell)),
      );
    }
    banner.append(box);
  }

  async function open(hash: string): Promise<void> {
    let unknown: string[];
    try {
      const shared = await readShared(hash);
      if (shared.chapter !== chapter)
        throw new Error(`This link belongs to another chapter: “${shared.chapter}”.`);
      unknown = texts.lay(shared.cells);
    } catch (error) {
      say(
        paragraph((error as Error).message),
        controls(
          button('Close', () => {
            clearAddress();
            close();
          }),
        ),
      );
      return;
    }
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
    for (const cell of cells) await replace(cell);
    banner.focus();
  }

  return { open };
}

const named = (cells: string[]) => cells.map((cell) => `“${cell}”`).join(', ');
