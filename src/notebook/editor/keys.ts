// The editor's keys. None of them keeps Tab: it always leaves, so nobody is caught in a cell.
import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { type Command, keymap } from '@codemirror/view';
import type { Help } from './help.ts';

export interface KeyActions {
  onRun(andGoOn: boolean): void;
  onLeave(): void;
}

/** A key that does one thing, and nothing else besides. */
const only =
  (act: (...parameters: Parameters<Command>) => unknown): Command =>
  (view) => {
    void act(view);
    return true;
  };

export function editorKeys({ onRun, onLeave }: KeyActions, help: Help): Extension {
  const leave = only((view) => {
    onLeave();
    // Where the page put the focus nowhere else, the editor still lets it go.
    if (view.hasFocus) view.contentDOM.blur();
  });
  const ours = [
    { key: 'Shift-Enter', run: only(() => onRun(true)) },
    { key: 'Mod-Enter', run: only(() => onRun(false)) },
    { key: 'Ctrl-Enter', run: only(() => onRun(false)) },
    { key: 'Escape', run: leave },
    { key: 'Ctrl-Space', run: only(help.suggest) },
    // A Mac's own Ctrl+Space changes the keyboard's language.
    { mac: 'Alt-`', run: only(help.suggest) },
    { key: 'Mod-i', run: only(help.tellType) },
  ];
  return [Prec.high(keymap.of(ours)), keymap.of([...historyKeymap, ...defaultKeymap])];
}
