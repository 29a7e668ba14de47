// The bar at the end of a chapter: all cells at once, a link to what was changed, and the files to take away.
import type { ChapterRecord } from '../record.ts';
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
  const say = (...parts: HTMLElement[]) => said.replaceChildren(...parts);

  const tell = (error: unknown) => say(trouble(error));

  const share = () =>
    import('./bar-words.ts')
      .then(({ sayLink }) => sayLink(said, record.chapter, texts))
      .catch(tell);

  const resetAll = () =>
    import('./bar-words.ts')
      .then(({ resetAndSay }) =>
        resetAndSay(said, texts, replace, () => control('run-all').focus()),
      )
      .catch(tell);

  const take = (kind: 'notebook' | 'program') =>
    import('../download/download-chapter.ts')
      .then(({ downloadChapter }) => downloadChapter(kind, record, texts.changed()))
      .catch(tell);

  // Rare, and what they say is long.
  if (texts.aside || texts.lost().length > 0)
    import('./bar-words.ts')
      .then(({ sayAside, sayLost }) => {
        if (texts.aside) sayAside(said, texts.aside);
        sayLost(said, texts, () => control('run-all').focus());
      })
      .catch(tell);

  const acts: Record<string, () => unknown> = {
    'run-all'() {
      if (notebook.isRunning()) return notebook.stop();
      texts.flush();
      void notebook.runAll();
    },
    share,
    'reset-all': resetAll,
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
