// Exercises on the page: the check that was pressed runs, and what it found is told in words; a solved one is remembered.
import { markDone } from '#src/session/exercises-done.ts';
import type { ChapterRecord } from '../record.ts';
import { createCheckButtons } from './check-button.ts';
import { paragraph } from './elements.ts';
import type { CellState } from './cell-states.ts';
import type { Notebook } from './notebook.ts';
import { statusWords } from './status-words.ts';
import type { Texts } from './texts.ts';

const overtaken = 'Not checked, because the code has changed since. Press Check again.';
/** Nobody reads twenty of a kind. */
const mostFailures = 4;

export function createExercises(
  { chapter, cells }: ChapterRecord,
  notebook: Notebook,
  texts: Texts,
  /** Puts another text into a cell, and offers the way back. */
  exchange: (cell: string, words: string, change: () => void) => Promise<void>,
) {
  const sheet = (exercise: string) =>
    document.querySelector<HTMLElement>(`.exercise[data-exercise="${exercise}"]`);
  const inRole = (exercise: string, role: string) =>
    cells.find((cell) => cell.exercise === exercise && cell.role === role);

  const wasOvertaken = (exercise: string) =>
    notebook.states.get(inRole(exercise, 'check')?.name ?? '')?.overtaken === true;

  function say(exercise: string, ...parts: HTMLElement[]): void {
    sheet(exercise)
      ?.querySelector('.check-verdict')
      ?.replaceChildren(...parts);
  }

  const buttons = createCheckButtons(sheet);

  function judge(exercise: string, state: CellState): void {
    const { status, result } = state;
    const isBusy = status === 'queued' || status === 'running';
    // It waited behind a cell that was stopped, or whose text was changed, and goes back to what it was.
    const wasDropped = buttons.isBusy(exercise) && (status === 'built' || status === 'stale');
    buttons.show(exercise, isBusy);
    if (isBusy) return say(exercise, paragraph('Checking …'));
    if (wasDropped && state.overtaken) return say(exercise, paragraph(overtaken));
    if (status === 'stopped' || wasDropped)
      return say(exercise, paragraph(statusWords({ ...state, status: 'stopped' })));
    if (status !== 'fresh' && status !== 'failed') return;
    const last = result.outputs.at(-1);
    const failures = [...(result.verdict?.failures ?? [])];
    if (last?.kind === 'error') failures.push(inWords(last.error));
    if (failures.length > 0) {
      const list = document.createElement('ul');
      const told = failures.slice(0, mostFailures);
      const more = failures.length - told.length;
      if (more > 0) told.push(`… and ${more} more.`);
      for (const words of told) {
        const item = document.createElement('li');
        item.textContent = words;
        list.append(item);
      }
      return say(exercise, paragraph('Not yet.'), list);
    }
    say(exercise, paragraph('Correct. All checks pass.', 'good'));
    markDone(chapter, exercise);
    const mark = sheet(exercise)?.querySelector<HTMLElement>('.exercise-done');
    if (mark) mark.hidden = false;
  }

  return {
    act(exercise: string, what: string): void {
      const starter = inRole(exercise, 'starter');
      if (what === 'check') {
        const check = inRole(exercise, 'check');
        if (!check) return;
        if (buttons.isBusy(exercise)) return notebook.stop();
        texts.flush();
        void notebook.run(check.name);
      }
      const solution = inRole(exercise, 'solution');
      if (what === 'solution' && starter && solution) {
        const words = 'The solution is now in the cell, instead of your code.';
        void exchange(starter.name, words, () => texts.set(starter.name, solution.source));
      }
    },
    refresh(state: CellState): void {
      const { role, exercise } = state.record;
      if (role === 'check' && exercise) judge(exercise, state);
      // Another answer than the one that was judged.
      if (role === 'starter' && exercise && state.status === 'stale' && !wasOvertaken(exercise))
        say(exercise);
    },
  };
}

function inWords({
  name,
  message,
  line,
}: {
  name: string;
  message: string;
  line?: number;
}): string {
  if (name === 'Waiting') return 'Your code threw an error: see below the cell.';
  const where = line === undefined ? '' : ` (line ${line})`;
  return `Your code stopped with an error: ${message}${where}`;
}
