// Help on demand: nothing is loaded and nothing pops up until the reader asks once; then it follows her typing.
import { Compartment, type Extension } from '@codemirror/state';
import { type EditorView, repositionTooltips } from '@codemirror/view';
import type { LanguageClient } from './language/client.ts';
import { notLoaded, sentenceOf } from '../../workers/failures.ts';
import { help } from './language/check.ts';
import type { Loaded } from './loaded-help.ts';

export type LanguageSource = LanguageClient | (() => Promise<LanguageClient> | LanguageClient);

export interface HelpOptions {
  cell?: string;
  language?: LanguageSource;
  onStatus?(text: string): void;
}

export interface Help {
  extension: Extension;
  /** Suggests what could stand at the caret. */
  suggest(view: EditorView): Promise<void>;
  /** Tells the type at the caret. */
  tellType(view: EditorView): Promise<void>;
}

export const busyWords = 'Loading help with the code…';

const loadParts = () =>
  import('./loaded-help.ts').catch((cause: unknown) => {
    throw new Error(notLoaded(help, cause), { cause });
  });

export function createHelp({ cell = '', language, onStatus = () => {} }: HelpOptions): Help {
  const onDemand = new Compartment();
  let loaded: Loaded | undefined;
  let loading: Promise<void> | undefined;

  async function load(view: EditorView): Promise<void> {
    if (!language) return;
    const say = (text: string) => {
      onStatus(text);
      // The words may take a line of the page, and move the editor below its open list.
      repositionTooltips(view);
    };
    say(busyWords);
    try {
      const client = await (typeof language === 'function' ? language() : language);
      client.setCell(cell, view.state.doc.toString());
      // The first question is answered when all is loaded.
      const [{ loadedHelp }] = await Promise.all([loadParts(), client.diagnose(cell)]);
      loaded = loadedHelp({ client, cell, say });
      say('');
      view.dispatch({ effects: onDemand.reconfigure(loaded.extension) });
    } catch (error) {
      say(sentenceOf(error));
    }
    // Failed, it is tried again when she asks again.
    loading = undefined;
  }

  const ready = async (view: EditorView) => {
    if (!loaded) await (loading ??= load(view));
    return loaded;
  };

  return {
    extension: onDemand.of([]),
    suggest: async (view) => (await ready(view))?.suggest(view),
    tellType: async (view) => (await ready(view))?.tellType(view),
  };
}
