// What CodeMirror needs to show the help: loaded with the language service, not with the editor.
import {
  autocompletion,
  closeCompletion,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type Command, EditorView, keymap } from '@codemirror/view';
import type { LanguageClient } from './language/client.ts';
import { problemMarks } from './problem-marks.ts';
import { suggestionSource } from './suggestion-source.ts';
import { closeTypeTip, showTypeTip, typeOnHover, typeTip } from './type-tip.ts';

/** The service, the cell it is asked about, and where to say what is the matter. */
export interface Known {
  client: LanguageClient;
  cell: string;
  say(text: string): void;
}

export interface Loaded {
  extension: Extension;
  suggest(view: EditorView): void;
  tellType(view: EditorView): Promise<void>;
}

/** Moving in the list and taking from it. Ctrl+Space is the editor's own key, for it may have to load first. */
const inSuggestions = completionKeymap.filter(({ run }) => run !== startCompletion);

const closeOpen: Command = (view) => closeCompletion(view) || closeTypeTip(view);

/** Tab goes on to leave; an open list would catch it, since a browser lets Tab stop at what can be scrolled. */
const closeAndGoOn: Command = (view) => {
  closeOpen(view);
  return false;
};

const suggest = (view: EditorView) => {
  const { head } = view.state.selection.main;
  // A list beside a caret out of sight would not be shown.
  view.dispatch({ effects: EditorView.scrollIntoView(head, { yMargin: 60 }) });
  startCompletion(view);
};

export function loadedHelp(known: Known): Loaded {
  return {
    extension: [
      autocompletion({ override: [suggestionSource(known)], defaultKeymap: false }),
      // Before the editor's own keys: Esc closes what is open first, and leaves only then.
      Prec.highest(
        keymap.of([
          ...inSuggestions,
          { key: 'Escape', run: closeOpen },
          { key: 'Tab', run: closeAndGoOn, shift: closeAndGoOn },
        ]),
      ),
      typeTip,
      typeOnHover(known),
      problemMarks(known),
    ],
    suggest,
    tellType: (view) => showTypeTip(view, known),
  };
}
