// Small pieces of the page, made by code: text is text, and never markup.
import { sentenceOf } from '../../workers/failures.ts';

export function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

export function paragraph(words: string, className = ''): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

/** What was thrown, or a sentence about it, where it stands out. */
export const trouble = (error: unknown) => paragraph(sentenceOf(error), 'trouble');

export function controls(...parts: HTMLElement[]): HTMLDivElement {
  const made = document.createElement('div');
  made.className = 'cell-notice-controls';
  made.append(...parts);
  return made;
}
