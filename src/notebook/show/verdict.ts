// What a check found, in words: how much holds, and each thing that does not.
import type { Verdict } from '../output.ts';
import { element } from './element.ts';

const checks = (count: number) => `${count} ${count === 1 ? 'check' : 'checks'}`;

function words({ passed, failures }: Verdict): string {
  if (failures.length === 0) return `✓ ${checks(passed)} passed`;
  return `✗ ${failures.length} of ${checks(passed + failures.length)} failed:`;
}

export function verdictElement(document: Document, verdict: Verdict): HTMLElement {
  const failed = verdict.failures.map((failure) => element(document, 'li', {}, failure));
  return element(
    document,
    'div',
    { class: `output-verdict ${failed.length > 0 ? 'failed' : 'passed'}` },
    element(document, 'p', {}, words(verdict)),
    failed.length > 0 && element(document, 'ul', {}, ...failed),
  );
}

export const droppedElement = (document: Document, dropped: number): HTMLElement =>
  element(
    document,
    'p',
    { class: 'output-note' },
    `${dropped.toLocaleString('en-GB')} more outputs were too many to show.`,
  );
