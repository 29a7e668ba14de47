// The editor of one cell, in the place of its printed code. Loaded when the reader first wants to change something.
//
// Whoever makes it keeps the cell's text and runs it; the editor holds the text only while it stands.
import { history } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, tooltips } from '@codemirror/view';
import { codeOf, unseenSigns } from '../signs.ts';
import { clearErrorIn, errorMark, markErrorIn } from './error-mark.ts';
import { changeText, isOwnChange } from './change-text.ts';
import { makeFrame } from './frame.ts';
import { createHelp, type LanguageSource } from './help.ts';
import { highlighting, typescript } from './highlighting.ts';
import { editorKeys } from './keys.ts';
import { look } from './look.ts';

export interface EditorOptions {
  text: string;
  /** Its accessible name, such as "Code of the cell softmax". */
  label: string;
  /** The cell's name, by which `language` knows it. */
  cell?: string;
  /** She may look, ask for types and copy. */
  readonly?: boolean;
  onChange(text: string): void;
  onRun(andGoOn: boolean): void;
  /** Esc was pressed: the focus should go back to the cell. */
  onLeave(): void;
  /** What is happening, in words, for the cell's status; empty when nothing is. */
  onStatus?(text: string): void;
  /** Help with the code, or what loads it: called when she first asks. */
  language?: LanguageSource;
  /** Where she pressed, in the window: there the caret is put. */
  place?: { x: number; y: number };
}

export interface CellEditor {
  readonly text: string;
  /** Can be undone; `onChange` is not called. */
  setText(text: string): void;
  /** @param atOffset puts the caret there. */
  focus(atOffset?: number): void;
  /** One line at a time is marked, from 1. The mark moves with its line until it is cleared. */
  markError(line: number, message: string): void;
  clearError(): void;
  /** Loads the help, then suggests what could stand at the caret: for the cell's Help control. */
  help(): Promise<void>;
  readonly element: HTMLElement;
  /** The printed code stands again, with the text as it was left. */
  destroy(): void;
}

/** What nobody would see is shown as the printed code shows it. */
const marks = highlightSpecialChars({
  specialChars: unseenSigns(),
  render(code) {
    const mark = document.createElement('span');
    mark.className = 'unseen-sign';
    mark.textContent = codeOf(String.fromCodePoint(code));
    return mark;
  },
});

function behaviour(options: EditorOptions): Extension {
  return [
    history(),
    typescript,
    syntaxHighlighting(highlighting),
    indentOnInput(),
    bracketMatching(),
    errorMark,
    marks,
    look,
    EditorState.readOnly.of(options.readonly ?? false),
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      'aria-describedby': 'keys',
      // Said for whoever reads the tree: it scrolls, and its keys are here.
      tabindex: '0',
      // A phone's keyboard would cover half of what cannot be changed.
      ...(options.readonly && { inputmode: 'none' }),
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.every(isOwnChange))
        options.onChange(update.state.doc.toString());
    }),
  ];
}

export function createEditor(host: HTMLElement, options: EditorOptions): CellEditor {
  const frame = makeFrame(host, options.readonly ?? false);
  const help = createHelp(options);
  const view = new EditorView({
    doc: options.text,
    root: frame.root,
    parent: frame.root,
    extensions: [
      editorKeys(options, help),
      behaviour(options),
      tooltips({ parent: frame.tips }),
      help.extension,
    ],
  });
  frame.show();

  function focus(atOffset?: number) {
    if (atOffset !== undefined)
      view.dispatch({
        selection: { anchor: Math.min(Math.max(atOffset, 0), view.state.doc.length) },
        scrollIntoView: true,
      });
    view.focus();
  }
  if (options.place) focus(view.posAtCoords(options.place, false));

  return {
    get text() {
      return view.state.doc.toString();
    },
    setText: (text) => changeText(view, text),
    focus,
    markError: (line, message) => markErrorIn(view, line, message),
    clearError: () => clearErrorIn(view),
    async help() {
      view.focus();
      await help.suggest(view);
    },
    element: frame.element,
    destroy() {
      const text = view.state.doc.toString();
      view.destroy();
      frame.remove(text === options.text ? undefined : text);
    },
  };
}
