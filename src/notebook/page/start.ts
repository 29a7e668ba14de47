// The notebook of a page, put together on the first press: cells, their texts, the sandbox, and whatever the reader does.
import { carries } from '#src/session/link-address.ts';
import { startWorker } from '#src/session/start-worker.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import compileWorker from '../compile/compile-worker.ts?worker&url';
import { sentenceOf } from '../../workers/failures.ts';
import type { LanguageClient } from '../editor/language/client.ts';
import type { CompiledCell } from '../cell.ts';
import type { FromRunner } from '../messages.ts';
import { createBar } from './bar.ts';
import { type CellActs, CellView } from './cell-view.ts';
import type { createExercises } from './exercises.ts';
import { fetchRecord, programText } from './files.ts';
import { createNotebook } from './notebook.ts';
import { createNotices } from './notices.ts';
import type * as Link from './shared-link.ts';
import { createPointing } from './pointing.ts';
import { openSandbox } from './sandbox.ts';
import { openTexts } from './texts.ts';
import { button, controls, paragraph, trouble } from './elements.ts';
import { redrawChart } from '../show/show.ts';

export interface Started {
  /** False where the start failed: then a press is only told why. */
  isAwake: boolean;
  /** @param shown what each cell showed as its code at a press that came before the page had started. */
  act(control: HTMLElement, shown?: ReadonlyMap<string, string>): void;
}

/** Each of these runs something. */
const runs = new Set(['run', 'run-all', 'check']);

let starting: Promise<Started | undefined> | undefined;

/** Asking again after a failure tries again. The failure stands at the end of the chapter, and in the cell pressed. */
export function started(): Promise<Started | undefined> {
  starting ??= start().catch((error: unknown) => {
    starting = undefined;
    const message = sentenceOf(error);
    const said = document.querySelector('.cell-bar-said');
    said?.replaceChildren(trouble(message));
    if (carries(location.hash, 'cells')) void sayUnopened(message).catch(() => undefined);
    const act = (control: HTMLElement) => {
      const status = control.closest('.live-cell')?.querySelector('.cell-status');
      if (status) status.textContent = `${message} Press again to try again.`;
    };
    return { isAwake: false, act };
  });
  return starting;
}

const sayUnopened = async (why: unknown) => (await import('./shared-link.ts')).sayUnopened(why);

async function start(): Promise<Started> {
  const [record, worker] = await Promise.all([fetchRecord(), programText('worker')]);
  document.querySelector('.cell-bar-said .trouble')?.remove();
  const texts = openTexts(record);
  const views = new Map<string, CellView>();
  let language: (() => LanguageClient) | undefined;
  let read: ((source: string) => Promise<CompiledCell>) | undefined;

  const notebook = createNotebook(record, {
    open: (receive, died) => openSandbox({ worker, receive, died }),
    library: programText,
    // Most cells ask for nothing.
    answer: async (need, onProgress) => (await import('./answers.ts')).answer(need, onProgress),
    async compile(source) {
      const { createReader } = await import('../compile/reader.ts');
      read ??= createReader(() => startWorker(compileWorker, 'compile'));
      return read(source);
    },
    changed: refresh,
    redrawn: ({ plot, bundle }) => {
      const cell = pointing.answered(plot);
      const output = views.get(cell ?? '')?.element.querySelector<HTMLElement>('.cell-output');
      if (output) redrawChart(output, plot, bundle);
    },
  });

  const pointing = createPointing((message) => notebook.pointer(message));
  const acts: CellActs = {
    typed(cell, text) {
      texts.set(cell, text);
      notices.tellLength(cell);
      void notebook.edit(cell, text);
      bar.refresh();
    },
    run(cell, andGoOn) {
      runCell(cell);
      if (andGoOn) goOn(cell);
    },
    async language() {
      const { sharedLanguage } = await import('../editor/language/client.ts');
      language ??= sharedLanguage(allTexts);
      return language();
    },
    goToLine(line, cell) {
      const view = views.get(cell ?? '');
      if (view) void view.edit(texts.of(view.name), line);
    },
    point: (message, cell) => pointing.point(message, cell),
  };

  const allTexts = () =>
    record.cells
      .filter(({ role }) => role !== 'solution')
      .map(({ name }) => ({ name, source: texts.of(name) }));

  for (const element of document.querySelectorAll<HTMLElement>('.live-cell')) {
    const view = new CellView(element, acts);
    views.set(view.name, view);
  }
  const notices = createNotices(record, views, texts, replace);
  let exercises: Promise<ReturnType<typeof createExercises>> | undefined;
  const loadExercises = () => {
    exercises ??= import('./exercises.ts').then(
      (loaded) => loaded.createExercises(record, notebook, texts, notices.exchange),
      (error: unknown) => {
        exercises = undefined;
        throw error;
      },
    );
    return exercises;
  };
  const bar = createBar(record, notebook, texts, replace);

  /** `output`: all else is as it was, and a flood of outputs must not look at it each time. */
  function refresh(cell: string, output?: FromRunner): void {
    const state = notebook.states.get(cell)!;
    if (output) return views.get(cell)?.show(state);
    views.get(cell)?.update(state, texts.of(cell), texts.changedBy(cell));
    if (state.record.exercise)
      loadExercises().then(
        (loaded) => loaded.refresh(state),
        // The press that needs them says so.
        () => undefined,
      );
  }

  /** Gives a cell another text from outside of its editor. */
  async function replace(cell: string): Promise<void> {
    // At once: whether the text can be read may take a moment to say.
    refresh(cell);
    await notebook.edit(cell, texts.of(cell));
    refresh(cell);
    notices.refresh(cell);
    bar.refresh();
  }

  function runCell(cell: string): void {
    if (notebook.states.get(cell)?.status === 'running') return notebook.stop();
    // What she wrote must outlive whatever the run does.
    texts.flush();
    void notebook.run(cell);
  }

  function goOn(cell: string): void {
    const names = [...views.keys()];
    const next = views.get(names[names.indexOf(cell) + 1] ?? '');
    if (next?.isEditing) void next.edit(texts.of(next.name));
    else next?.element.querySelector<HTMLElement>('.cell-run')?.focus();
  }

  addEventListener('pagehide', () => texts.flush());
  // Shown at once; whether each can be read may take a while to say, and nobody has to wait for it.
  for (const name of notebook.states.keys()) if (texts.changedBy(name)) void replace(name);
  for (const name of views.keys()) notices.refresh(name);
  bar.refresh();
  let link: ReturnType<typeof Link.openLink> | undefined;
  async function openAddress(): Promise<void> {
    if (!carries(location.hash, 'cells')) return;
    const { openLink } = await import('./shared-link.ts');
    link ??= openLink(record, texts, notebook, replace);
    await link.open(location.hash);
  }
  // Before anything is waited for: one may come while another is read.
  addEventListener('hashchange', () => void openAddress().catch(sayUnopened));
  await openAddress();

  /** Whether all that `what` may run stands as it stood when it was pressed. */
  function isAsShown(control: HTMLElement, shown: ReadonlyMap<string, string>): boolean {
    const cell = control.closest<HTMLElement>('.live-cell')?.dataset.cell;
    const exercise = control.closest<HTMLElement>('[data-exercise]')?.dataset.exercise;
    const check = record.cells.find((one) => one.role === 'check' && one.exercise === exercise);
    const asked = cell ?? (exercise && check?.name);
    const concerned = asked ? notebook.concerned(asked) : [...views.keys()];
    return concerned.every(
      (name) => !views.has(name) || shown.get(name)?.trimEnd() === texts.of(name).trimEnd(),
    );
  }

  /** In the cell or the exercise of the control, else at the chapter's end. */
  function tell(control: HTMLElement, words: string): void {
    const element =
      control.closest<HTMLElement>('.live-cell') ??
      control.closest('[data-exercise]')?.querySelector<HTMLElement>('.live-cell');
    const view = views.get(element?.dataset.cell ?? '');
    const close = button('Close', () => view?.say());
    if (view) view.say(paragraph(words), controls(close));
    else document.querySelector('.cell-bar-said')?.replaceChildren(trouble(words));
  }

  const doings: Record<string, (cell: string, control: HTMLElement) => void> = {
    run: runCell,
    edit: (cell) => void views.get(cell)?.edit(texts.of(cell)),
    reset: (cell) => void notices.reset(cell),
    difference: (cell) => notices.toggleDifference(cell),
  };

  async function act(control: HTMLElement, shown?: ReadonlyMap<string, string>): Promise<void> {
    if (shown && runs.has(control.dataset.cellDo ?? '')) {
      // Whatever cannot be read is told by the run.
      await notebook.settled().catch(() => undefined);
      if (!isAsShown(control, shown))
        return tell(control, (await import('./bar-words.ts')).changedMeanwhile);
    }
    const view = control.closest<HTMLElement>('.live-cell');
    const what = control.dataset.cellDo ?? 'edit';
    if (view) return doings[what]?.(view.dataset.cell!, control);
    const exercise = control.closest<HTMLElement>('[data-exercise]')?.dataset.exercise;
    if (exercise) return (await loadExercises()).act(exercise, what);
    void bar.act(what);
  }

  return {
    isAwake: true,
    act: (control, shown) =>
      void act(control, shown).catch((error: unknown) => tell(control, sentenceOf(error))),
  };
}
