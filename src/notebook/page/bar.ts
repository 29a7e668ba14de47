// The bar at the end of a chapter: all cells at once, a link to what was changed, and the files to take away.
import { messageOf } from '../../workers/failures.ts';
import type { ChapterRecord } from '../record.ts';
import { button, controls, paragraph } from './elements.ts';
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

  async function share(): Promise<void> {
    let address: string;
    try {
      const { writeShared } = await import('../share.ts');
      const fragment = await writeShared({ chapter: record.chapter, cells: texts.changed() });
      address = location.origin + location.pathname + fragment;
    } catch (error) {
      return say(paragraph(messageOf(error)));
    }
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = address;
    field.ariaLabel = 'The link';
    field.addEventListener('focus', () => field.select());
    const row = document.createElement('div');
    row.className = 'cell-bar-link';
    const copy = button('Copy', () => {
      const copied = navigator.clipboard?.writeText(address) ?? Promise.reject();
      copied.then(
        () => (copy.textContent = 'Copied'),
        () => field.focus(),
      );
    });
    row.append(field, copy);
    say(
      paragraph(
        'Whoever opens this link sees your changes as text, and decides whether to run them. The code is in the link itself; nothing is sent anywhere.',
      ),
      row,
    );
    field.focus();
  }

  function resetAll(): void {
    const cells = [...texts.changed().keys()];
    const undos = cells.map((cell) => texts.remember(cell));
    const others = cells.filter((cell) => !texts.reset(cell));
    for (const cell of cells) void replace(cell);
    const undo = button('Undo', () => {
      for (const one of undos) one();
      say();
      control('run-all').focus();
      for (const cell of cells) void replace(cell);
    });
    const kept = others.map((cell) => `“${cell}”`).join(', ');
    const words =
      kept &&
      ` Another tab has changed ${kept} since; what it wrote is kept, and comes at a reload.`;
    say(paragraph(`Every cell has the book’s text again.${words}`), controls(undo));
    undo.focus();
  }

  async function take(kind: 'notebook' | 'program'): Promise<void> {
    try {
      const { takeAway } = await import('../download/download-chapter.ts');
      await takeAway(kind, record, texts.changed());
    } catch (error) {
      say(paragraph((error as Error).message, 'trouble'));
    }
  }

  /** A change to a cell that the chapter no longer has is not thrown away. */
  function showLost(): void {
    for (const [cell, { text }] of texts.lost()) {
      const box = document.createElement('details');
      const summary = document.createElement('summary');
      summary.textContent = `You changed a cell “${cell}”, which this chapter no longer has`;
      const pre = document.createElement('pre');
      pre.className = 'difference';
      pre.textContent = text;
      const drop = button('Delete it', () => {
        texts.dropLost(cell);
        box.remove();
        control('run-all').focus();
      });
      box.append(summary, pre, drop);
      said.after(box);
    }
  }
  showLost();

  function showAside(): void {
    if (!texts.aside) return;
    const { name, isSafe } = texts.aside;
    const words = isSafe
      ? `They are untouched, under the name “${name}” in this browser’s storage for this site; what you change now is kept beside them.`
      : 'There is no room to set them aside, so they are left as they are, and what you change now is not kept.';
    say(
      paragraph(
        `This browser keeps changes to this chapter that this edition of the book cannot read: they are damaged, or of another edition. ${words}`,
        'trouble',
      ),
    );
  }
  showAside();

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
      control('share').hidden = count === 0;
      control('reset-all').hidden = count === 0;
      const note = bar.querySelector<HTMLElement>('.cell-bar-changed')!;
      note.hidden = count === 0;
      const cells = count === 1 ? 'one cell' : `${count} cells`;
      note.textContent = texts.hasLayer()
        ? `The link, and you, have changed ${cells}.`
        : `You have changed ${cells}.`;
    },
    act: (what: string) => acts[what]?.(),
  };
}
