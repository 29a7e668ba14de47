// The only script that a page with cells loads for them at first: it waits for a press, for kept changes, or for a link.
import { carries } from '#src/session/link-address.ts';
import { recall } from '#src/session/storage.ts';

/** Loads all the rest, once. */
const start = () => import('./start.ts').then(({ started }) => started());

const chapter = document.querySelector<HTMLElement>('[data-chapter-cells]')?.dataset.chapterCells;
if (chapter && (carries(location.hash, 'cells') || recall(`cells:${chapter}`) !== null))
  void start();
// The page that has started looks at each address itself.
addEventListener('hashchange', () => {
  if (chapter && carries(location.hash, 'cells')) void start();
});

/** What each cell shows as its code at this moment: nothing else may run by a press of this moment. */
function shownTexts(): Map<string, string> {
  const cells = document.querySelectorAll<HTMLElement>('.live-cell');
  return new Map(
    [...cells].map((cell) => [
      cell.dataset.cell!,
      cell.querySelector('.cell-code pre')?.textContent ?? '',
    ]),
  );
}

/** Pressed before all is here. The second of two presses would stop what the first has not yet begun. */
const waiting = new Set<Element>();
/** From then on, what a cell shows is what would run. */
let isAwake = false;

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const control = target?.closest<HTMLElement>('[data-cell-do]');
  const code = target?.closest<HTMLElement>('.live-cell:not([data-readonly]) .cell-code');
  // Without a chapter, as among the specimens, there is nothing to run.
  if (!chapter || (!control && !code)) return;
  // Whoever selects text wants to copy it, and the file that a link names is the one to take while nothing is changed.
  if (!control && !getSelection()?.isCollapsed) return;
  if (control instanceof HTMLAnchorElement && navigator.onLine && !recallsChanges()) return;
  if (control) event.preventDefault();
  const pressed = control ?? code!;
  if (waiting.has(pressed) || (control && event.detail > 1)) return;
  waiting.add(pressed);
  const shown = isAwake ? undefined : shownTexts();
  void start().then((page) => {
    waiting.delete(pressed);
    isAwake = page?.isAwake === true;
    page?.act(pressed, shown);
  });
});

/** Kept ones, or others that the page knows of: a link's, or what she typed this moment. */
const recallsChanges = () =>
  recall(`cells:${chapter}`) !== null ||
  document.querySelector('.cell-bar-changed:not([hidden])') !== null;
