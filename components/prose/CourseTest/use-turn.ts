// When questions and results take each other's place, the focus and the view go to where the reader goes on.
import { useEffect, useRef, useState } from 'preact/hooks';

export type Place = 'score' | 'questions' | 'undo';

/** What comes to the top of the window, and what in it takes the focus. */
const places: Record<Place, [box: string, focus: string]> = {
  score: ['.test-score', '.test-score'],
  questions: ['fieldset', 'input'],
  undo: ['.test-forgotten', '.test-forgotten button'],
};

export function useTurn() {
  const box = useRef<HTMLDivElement>(null);
  const [turn, setTurn] = useState<{ to: Place }>();
  useEffect(() => {
    if (!turn) return;
    const [top, focus] = places[turn.to].map((each) =>
      box.current?.querySelector<HTMLElement>(each),
    );
    // To focus alone would show the end of what is taller than the window, or hide it under the header.
    focus?.focus({ preventScroll: true });
    top?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [turn]);
  const turnTo = (to: Place) => {
    dropNextPresses();
    setTurn({ to });
  };
  return { box, turnTo };
}

/** A slow double click is over by then, and nobody has read what is new. */
const dropMilliseconds = 600;

/** The second of two quick presses would land on whatever of the page has come under the pointer. */
function dropNextPresses(): void {
  const drop = (event: Event) => {
    // A key's press counts no clicks, and goes where the focus went.
    if ((event as UIEvent).detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const kind of ['mousedown', 'click']) {
    addEventListener(kind, drop, true);
    setTimeout(() => removeEventListener(kind, drop, true), dropMilliseconds);
  }
}
