// What the bar at a chapter's end seldom says, at length: the link that was made, changes that were taken back, and
// those that have no place here.
import { copyText, notCopied } from '#src/session/copy-text.ts';
import { sentenceOf } from '../../workers/failures.ts';
import { writeShared } from '../share.ts';
import { button, controls, paragraph } from './elements.ts';
import type { Texts } from './texts.ts';

/** Of a press that found other code than it was meant for. */
export const changedMeanwhile =
  'Nothing has run, because code on this page changed after you pressed. Read it, then press again.';

export async function sayLink(said: HTMLElement, chapter: string, texts: Texts): Promise<void> {
  let address: string;
  try {
    const fragment = await writeShared({ chapter, cells: texts.changed() });
    address = location.origin + location.pathname + fragment;
  } catch (error) {
    return said.replaceChildren(paragraph(sentenceOf(error)));
  }
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = address;
  field.ariaLabel = 'The link';
  field.addEventListener('focus', () => field.select());
  const row = document.createElement('div');
  row.className = 'cell-bar-link';
  const copy = button('Copy', async () => {
    copy.textContent = (await copyText(address, () => field)) ? 'Copied' : notCopied;
  });
  row.append(field, copy);
  said.replaceChildren(
    paragraph(
      'Anyone who opens this link sees your changes as text, and decides whether to run them. The code is in the link itself; nothing is sent anywhere.',
    ),
    row,
  );
  field.focus();
}

/** Gives every cell the book's text again, and offers the way back. */
export function resetAndSay(
  said: HTMLElement,
  texts: Texts,
  replace: (cell: string) => Promise<void>,
  undone: () => void,
): void {
  const cells = [...texts.changed().keys()];
  // Pressed twice while this was loading: the way back is that of the first press.
  if (cells.length === 0) return;
  const undos = cells.map((cell) => texts.remember(cell));
  const others = cells.filter((cell) => !texts.reset(cell));
  for (const cell of cells) void replace(cell);
  const undo = button('Undo', () => {
    for (const one of undos) one();
    said.replaceChildren();
    undone();
    for (const cell of cells) void replace(cell);
  });
  const kept = others.map((cell) => `“${cell}”`).join(', ');
  const words =
    kept && ` Another tab has changed ${kept} since; what it wrote is kept, and comes at a reload.`;
  said.replaceChildren(paragraph(`Every cell has the book’s text again.${words}`), controls(undo));
  undo.focus();
}

/** A change to a cell that the chapter no longer has is not thrown away. */
export function sayLost(said: HTMLElement, texts: Texts, dropped: () => void): void {
  for (const [cell, { text }] of texts.lost()) {
    const box = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = `You changed a cell “${cell}”, which this chapter no longer has`;
    const pre = document.createElement('pre');
    pre.className = 'difference';
    pre.textContent = text;
    const drop = button('Delete it', () => {
      const isGone = texts.dropLost(cell);
      if (isGone) box.remove();
      else
        box.replaceWith(
          paragraph(
            `Another tab has changed “${cell}” since; what it wrote is kept, and comes at a reload.`,
          ),
        );
      dropped();
    });
    box.append(summary, pre, drop);
    said.after(box);
  }
}

export function sayAside(said: HTMLElement, { name, isSafe }: NonNullable<Texts['aside']>): void {
  const words = isSafe
    ? `They are untouched, under the name “${name}” in this browser’s storage for this site; what you change now is kept beside them.`
    : 'They could not be set aside, so they are left as they are, and what you change now is not kept.';
  said.replaceChildren(
    paragraph(
      `This browser keeps changes to this chapter that this edition of the book cannot read: they are damaged, or of another edition. ${words}`,
      'trouble',
    ),
  );
}
