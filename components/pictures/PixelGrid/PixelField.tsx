// One picture or several of one size, whose pixels the arrow keys walk.
import type { ComponentChildren } from 'preact';
import { isComposing } from '#components/controls/composing.ts';

interface Props {
  label: string;
  /** The chosen pixel in words. */
  spoken: string;
  index: number;
  count: number;
  width: number;
  onIndex: (index: number) => void;
  children: ComponentChildren;
}

export function PixelField(props: Props) {
  const { label, spoken, index, count, width, onIndex, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const next = nextIndex(event, index, width, count);
    if (next === undefined) return;
    event.preventDefault();
    onIndex(next);
  };
  return (
    <div
      class="pixel-grid-field"
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={index}
      aria-valuetext={spoken}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** Left and right go through the list, so that the end of a row leads to the next one. */
function nextIndex(
  { key, ctrlKey }: KeyboardEvent,
  index: number,
  width: number,
  length: number,
): number | undefined {
  const column = index % width;
  const next: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - width,
    ArrowDown: index + width,
    Home: ctrlKey ? 0 : index - column,
    End: ctrlKey ? length - 1 : index - column + width - 1,
    PageUp: column,
    PageDown: length - width + column,
  };
  if (!(key in next)) return undefined;
  return next[key] >= 0 && next[key] < length ? next[key] : index;
}
