// A pressed control that takes itself away hands the keyboard's focus on, so that it does not fall out of the figure.
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useHandedFocus() {
  const area = useRef<HTMLDivElement>(null);
  const isWaiting = useRef(false);
  useLayoutEffect(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    const { activeElement, body } = document;
    // What is still there keeps it.
    if (activeElement && activeElement !== body) return;
    const step = area.current?.closest('.own-step');
    const next =
      step?.querySelector<HTMLElement>('.own-undo:enabled') ??
      area.current?.querySelector<HTMLElement>('button:enabled');
    next?.focus();
  });
  /** Goes on the drop area: its first button is next where nothing can be undone. */
  return { area, handOn: () => (isWaiting.current = true) };
}
