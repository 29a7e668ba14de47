// What CodeMirror needs to show the help: loaded with the language service, not with the editor.
import {
  autocompletion,
  closeCompletion,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import type { LanguageClient } from './language/client.ts';
import { problemMarks } from './problem-marks.ts';
import { suggestionSource } from './suggestion-source.ts';
import { closeTypeTip, showTypeTip, typeOnHover, typeTip } from './type-tip.ts';

/** The service, the cell it is asked about, and where to say what is the matter. */
export interface Known {
  client: LanguageClient;
  cell: string;
  onStatus(text: string): void;
}

export interface Loaded {
  extension: Extension;
  suggest(view: EditorView): void;
  tellType(view: EditorView): Promise<void>;
}

/** Moving in the list and taking from it. Ctrl+Space is the editor's own key, for it may have to load first. */
const inSuggestions = completionKeymap.filter(({ run }) => run !== startCompletion);

export function loadedHelp(known: Known): Loaded {
  return {
    extension: [
      autocompletion({ override: [suggestionSource(known)], defaultKeymap: false }),
      // Before the editor's own keys: Esc closes what is open first, and leaves only then.
      Prec.highest(
        keymap.of([
          ...inSuggestions,
          { key: 'Escape', run: closeCompletion },
          { key: 'Escape', run: closeTypeTip },
        ]),
      ),
      typeTip,
      typeOnHover(known),
      problemMarks(known),
    ],
    suggest: startCompletion,
    tellType: (view) => showTypeTip(view, known),
  };
}
