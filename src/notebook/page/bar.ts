// The bar at the end of a chapter: all cells at once, a link to what was changed, and the files to take away.
import type { ChapterRecord } from '../record.ts';
import type * as BarWords from './bar-words.ts';
import { trouble } from './elements.ts';
import type { Notebook } from './notebook.ts';
import type { Texts } from './texts.ts';

export function createBar(
  record: ChapterRecord,
  notebook: Notebook,
  texts: Texts,
  replace: (cell: string) => Promise<void>,
) {
  const bar = document.querySelector<HTMLElement>('.cell-bar')!;
  const control = (what: string) => bar.querySelector<HTMLElement>(`[data-cell-do="${what}"]`)!;
  const said = bar.querySelector<HTMLElement>('.cell-bar-said')!;
  const tell = (error: unknown) => said.replaceChildren(trouble(error));

  /** Rare, and what they say is long. */
  const withWords = (use: (words: typeof BarWords) => unknown) =>
    import('./bar-words.ts').then(use).catch(tell);

  const take = (kind: 'notebook' | 'program') =>
    import('../download/download-chapter.ts')
      .then(({ downloadChapter }) => downloadChapter(kind, record, texts.changed()))
      .catch(tell);

  const focus = () => control('run-all').focus();

  if (texts.aside || texts.lost().length > 0)
    void withWords(({ sayAside, sayLost }) => {
      if (texts.aside) sayAside(said, texts.aside);
      sayLost(said, texts, focus);
    });

  const acts: Record<string, () => unknown> = {
    'run-all'() {
      if (notebook.isRunning()) return notebook.stop();
      texts.flush();
      void notebook.runAll();
    },
    share: () => withWords(({ sayLink }) => sayLink(said, record.chapter, texts)),
    'reset-all': () => withWords(({ resetAndSay }) => resetAndSay(said, texts, replace, focus)),
    notebook: () => take('notebook'),
    program: () => take('program'),
  };

  return {
    refresh(): void {
      const count = texts.changed().size;
      const note = bar.querySelector<HTMLElement>('.cell-bar-changed')!;
      for (const one of [control('share'), control('reset-all'), note]) one.hidden = count === 0;
      const cells = count === 1 ? 'one cell' : `${count} cells`;
      note.textContent = texts.hasLayer()
        ? `The link, and you, have changed ${cells}.`
        : `You have changed ${cells}.`;
    },
    act: (what: string) => acts[what]?.(),
  };
}
