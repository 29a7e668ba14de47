// The boxes in which rich output stands, built and live: they scroll, and nothing inside can leave them.
import { element, scrolls } from './element.ts';

export const tableBox = (document: Document, table: Element): HTMLElement =>
  element(document, 'div', { class: 'output-scroll', ...scrolls('Table') }, table);

export const richBox = (document: Document, host: Element): HTMLElement =>
  element(document, 'div', { class: 'output-rich', ...scrolls('Output') }, host);

export const hostElement = (document: Document): HTMLElement =>
  element(document, 'div', { class: 'output-host' });
