// The line in which a run failed: tinted, and marked with a sign that says so to those who do not see the tint.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

class ErrorSign extends WidgetType {
  readonly message: string;
  constructor(message: string) {
    super();
    this.message = message;
  }
  override eq(other: ErrorSign) {
    return other.message === this.message;
  }
  override toDOM() {
    const sign = document.createElement('span');
    sign.className = 'error-sign';
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', `Error in this line: ${this.message}`);
    sign.title = this.message;
    sign.textContent = '✕';
    return sign;
  }
}

const setMark = StateEffect.define<{ at: number; message: string } | undefined>({
  map: (mark, changes) => mark && { ...mark, at: changes.mapPos(mark.at) },
});

function decorate({ at, message }: { at: number; message: string }): DecorationSet {
  return Decoration.set([
    Decoration.line({ class: 'error-line' }).range(at),
    Decoration.widget({ widget: new ErrorSign(message), side: -1 }).range(at),
  ]);
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setMark)) next = effect.value ? decorate(effect.value) : Decoration.none;
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.contentAttributes.from(field, (set): Record<string, string> =>
      set.size > 0 ? { 'aria-invalid': 'true' } : {},
    ),
  ],
});

export const errorMark = marks;

/** A line past the last one is taken for the last. */
export function markErrorIn(view: EditorView, line: number, message: string): void {
  const { doc } = view.state;
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines)).from;
  view.dispatch({ effects: setMark.of({ at, message }) });
}

export function clearErrorIn(view: EditorView): void {
  view.dispatch({ effects: setMark.of(undefined) });
}
