// One cell on the page: follows its state, and swaps the printed code for an editor when the reader wants to change it.
import { showOutputs, type Handlers } from '../show/show.ts';
import type { PointerMessage } from '../show/pointing.ts';
import type { CellEditor } from '../editor/editor.ts';
import type { LanguageSource } from '../editor/help.ts';
import type { CellState } from './cell-states.ts';
import { withMarks } from '../signs.ts';
import { trouble } from './elements.ts';
import { statusWords } from './status-words.ts';

export interface CellActs extends Omit<Handlers, 'point'> {
  point(message: PointerMessage, cell: string): void;
  typed(cell: string, text: string): void;
  run(cell: string, andGoOn: boolean): void;
  language: LanguageSource;
}

export class CellView {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly acts: CellActs;
  private editor: CellEditor | undefined;
  private opening: Promise<void> | undefined;
  private drawn: CellState['result'] | undefined;
  private frame = 0;
  /** Said by the editor's language service, in front of the state. */
  private aside = '';
  private state: CellState | undefined;

  constructor(element: HTMLElement, acts: CellActs) {
    this.element = element;
    this.name = element.dataset.cell!;
    this.acts = acts;
  }

  private part<T extends HTMLElement>(selector: string): T {
    return this.element.querySelector<T>(selector)!;
  }

  get notice(): HTMLElement {
    return this.part('.cell-notice');
  }

  say(...parts: HTMLElement[]): void {
    const hadFocus = this.notice.contains(document.activeElement);
    this.notice.replaceChildren(...parts);
    this.notice.hidden = parts.length === 0;
    // The button that was pressed is gone, and the focus must not go with it.
    if (hadFocus) this.takeFocus();
  }

  /** The next thing to press: what the notice offers, or else Run. */
  takeFocus(): void {
    (this.notice.querySelector('button') ?? this.part('.cell-run')).focus();
  }

  /** Shows what the cell has put out, at the next frame, however often it changes till then. */
  show(state: CellState): void {
    this.state = state;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw(this.state!);
    });
  }

  update(state: CellState, text: string, changedBy: string | undefined): void {
    this.state = state;
    const { status } = state;
    this.element.dataset.status = status;
    const isRunning = status === 'running';
    const run = this.part<HTMLButtonElement>('.cell-run');
    run.textContent = isRunning ? 'Stop' : 'Run';
    run.classList.toggle('stops', isRunning);
    const mark = this.part('.cell-changed');
    mark.hidden = !changedBy;
    mark.textContent = `changed by ${changedBy ?? 'you'}`;
    for (const act of ['reset', 'difference']) {
      const control = this.element.querySelector<HTMLElement>(`[data-cell-do="${act}"]`);
      if (!control) continue;
      if (!changedBy && control === document.activeElement) run.focus();
      control.hidden = !changedBy;
    }
    this.setText(text);
    this.show(state);
  }

  private draw(state: CellState): void {
    this.drawStatus(state);
    // What the build wrote stays as it is until something else is to be seen.
    if (this.drawn === undefined && state.result === state.record.result) return;
    const output = this.part('.cell-output');
    // Outputs come one by one: until the last is there, the place that the last run took is kept for them.
    if (state.status !== 'running') output.style.minHeight = '';
    else if (!output.style.minHeight) output.style.minHeight = `${output.offsetHeight}px`;
    // Until this run shows something, what the last one showed stays, with a mark, so that the page does not jump.
    const shows = state.status !== 'running' || state.result.outputs.length > 0;
    output.toggleAttribute('data-old', !shows);
    if (!shows) return;
    this.drawn = state.result;
    showOutputs(output, state.result, {
      ...this.acts,
      point: (message) => this.acts.point(message, this.name),
      cell: this.name,
    });
    this.markError(state);
  }

  private drawStatus(state: CellState): void {
    const status = this.part('.cell-status');
    const words = [this.aside, statusWords(state)].filter(Boolean).join(' ');
    const { progress } = state;
    const bar = status.querySelector('progress') ?? document.createElement('progress');
    if (state.status === 'running' && progress && progress.total > 0) {
      bar.max = progress.total;
      bar.value = Math.min(progress.done, progress.total);
      bar.ariaLabel = `Progress of ${this.name}`;
      if (!bar.isConnected) status.prepend(bar);
    } else bar.remove();
    // Who listens asks the bar; each step read aloud would never end.
    status.ariaLive = bar.isConnected ? 'off' : 'polite';
    const last = status.lastChild;
    if (last instanceof Text) {
      if (last.data !== words) last.data = words;
    } else status.append(words);
  }

  private markError({ result, source }: CellState): void {
    const last = result.outputs.at(-1);
    const error = last?.kind === 'error' && last.error.cell === this.name ? last.error : undefined;
    if (!this.editor) return;
    if (error?.line && this.editor.text === source)
      this.editor.markError(error.line, error.message);
    else this.editor.clearError();
  }

  /** What is printed, and what the editor holds, is the reader's text of now. */
  private setText(text: string): void {
    if (this.editor && this.editor.text !== text) this.editor.setText(text);
    if (this.part('pre').textContent !== text) this.printed(text);
  }

  /** The colours of the printed code come from the build; a changed text is printed without until it is edited. */
  private printed(text: string): void {
    const code = document.createElement('code');
    code.append(...withMarks(text));
    this.part('pre').replaceChildren(code);
  }

  /** Opens the editor, once; `line` is where the cursor goes. */
  async edit(text: string, line?: number): Promise<void> {
    if (!this.editor) {
      this.opening ??= this.open(text).catch((error: unknown) => {
        this.opening = undefined;
        this.say(trouble(error));
      });
      await this.opening;
    }
    this.editor?.focus(line === undefined ? undefined : offsetOfLine(this.editor.text, line));
  }

  private async open(text: string): Promise<void> {
    const { createEditor } = await import('../editor/editor.ts');
    const pre = this.part('pre');
    this.editor = createEditor(this.part('.cell-code'), {
      text,
      label: `Code of the cell ${this.name}`,
      onChange: (changed) => this.acts.typed(this.name, changed),
      onRun: (andGoOn) => this.acts.run(this.name, andGoOn),
      onLeave: () => this.part<HTMLElement>('.cell-run').focus(),
      language: this.acts.language,
      cell: this.name,
      onStatus: (words) => {
        this.aside = words;
        if (this.state) this.drawStatus(this.state);
      },
    });
    pre.hidden = true;
    if (this.state) this.markError(this.state);
  }

  get isEditing(): boolean {
    return this.editor !== undefined;
  }
}

function offsetOfLine(text: string, line: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  );
}
