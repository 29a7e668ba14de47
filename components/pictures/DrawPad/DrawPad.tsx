// A pad to draw on with mouse, finger, pen or keys. It keeps no drawing: strokes come in and go out.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { isComposing } from '#components/controls/composing.ts';
import { padPenRadius, type Point, type Stroke } from '#src/mnist/drawing.ts';
import { pressKey, restingPen, type PenState } from '#src/mnist/pen.ts';
import { StrayDots } from './StrayDots.tsx';

interface Props {
  strokes: readonly Stroke[];
  /** `done` is false while a stroke is still being drawn. */
  onStrokes: (strokes: Stroke[], done: boolean) => void;
  /** Clear was pressed; without it the pad asks for no strokes. */
  onClear?: () => void;
  /** Brings back what Clear took; given while there is such a thing. */
  restore?: () => void;
  label: string;
  /** Stands under the strokes, such as the picture of a chosen test image. */
  children?: preact.ComponentChildren;
}

export function DrawPad({ strokes, onStrokes, onClear, restore, label, children }: Props) {
  const pointer = usePointer(strokes, onStrokes);
  const undo = restore ?? (() => onStrokes(strokes.slice(0, -1), true));
  const keys = useKeys(strokes, onStrokes, restore);
  const clear = onClear ?? (() => onStrokes([], true));
  return (
    <div class="draw-pad">
      <div
        class="pad"
        data-name="pad"
        tabindex={0}
        role="application"
        aria-label={`${label}. Arrow keys move the pen, Space sets it down or lifts it, Backspace takes a stroke back.`}
        {...pointer}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
      >
        {children}
        <svg viewBox="0 0 1 1" aria-hidden="true">
          {strokes.map((stroke) => (
            <polyline class="pad-stroke" points={pathOf(stroke)} stroke-width={2 * padPenRadius} />
          ))}
          {keys.pen && (
            <circle
              class={keys.pen.down ? 'pad-pen down' : 'pad-pen'}
              cx={keys.pen.x}
              cy={keys.pen.y}
              r={padPenRadius * 1.3}
            />
          )}
        </svg>
      </div>
      <div class="controls">
        <Button onClick={clear}>Clear</Button>
        <Button onClick={undo} disabled={!restore && strokes.length === 0}>
          Undo
        </Button>
      </div>
      <StrayDots strokes={strokes} onStrokes={(next) => onStrokes(next, true)} />
      <p class="visually-hidden" role="status">
        {keys.spoken}
      </p>
    </div>
  );
}

/** A single point is given a second one, or SVG would draw nothing. */
function pathOf(stroke: Stroke): string {
  const points =
    stroke.length === 1 ? [stroke[0], { ...stroke[0], x: stroke[0].x + 1e-4 }] : stroke;
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

/** The page stays where it is while a stroke is drawn. */
const stay = (event: WheelEvent) => event.preventDefault();

function usePointer(strokes: readonly Stroke[], onStrokes: Props['onStrokes']) {
  /** `box`: where the pad was when the pen came down; a page that scrolls under a resting hand draws no line. */
  const open = useRef<{
    before: readonly Stroke[];
    stroke: Stroke;
    pointer: number;
    box: DOMRect;
  }>();
  const frame = useRef(0);
  const leave = () => {
    cancelAnimationFrame(frame.current);
    window.removeEventListener('wheel', stay);
  };
  useEffect(() => leave, []);
  const place = ({ clientX, clientY }: PointerEvent, box: DOMRect): Point => ({
    x: (clientX - box.left) / box.width,
    y: (clientY - box.top) / box.height,
  });
  const send = (done: boolean) => {
    cancelAnimationFrame(frame.current);
    if (open.current) onStrokes([...open.current.before, [...open.current.stroke]], done);
  };
  const finish = (event: PointerEvent) => {
    if (open.current?.pointer !== event.pointerId) return;
    send(true);
    open.current = undefined;
    leave();
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (open.current || event.button !== 0) return;
      const pad = event.currentTarget as HTMLElement;
      pad.setPointerCapture(event.pointerId);
      const box = pad.getBoundingClientRect();
      const { pointerId: pointer } = event;
      open.current = { before: strokes, stroke: [place(event, box)], pointer, box };
      window.addEventListener('wheel', stay, { passive: false });
      send(false);
    },
    onPointerMove(event: PointerEvent) {
      if (open.current?.pointer !== event.pointerId) return;
      const { stroke, box } = open.current;
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length ? events : [event]) stroke.push(place(each, box));
      // One reading a frame is as often as the page can show it.
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => send(false));
    },
    onPointerUp: finish,
    onPointerCancel: finish,
  };
}

function useKeys(
  strokes: readonly Stroke[],
  onStrokes: Props['onStrokes'],
  restore: Props['restore'],
) {
  const [pen, setPen] = useState<PenState>();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    const current = { ...(pen ?? restingPen), strokes };
    // A lifted pen leaves Escape to the dialog that the pad may stand in.
    if (event.key === 'Escape' && !current.down) return;
    const next = pressKey(current, event.key);
    if (!next) return;
    event.preventDefault();
    if (event.key === 'Backspace' && restore) {
      restore();
      return;
    }
    setPen(next);
    if (next.strokes !== strokes) onStrokes([...next.strokes], !next.down);
    else if (current.down && !next.down) onStrokes([...strokes], true);
  };
  // Leaving the pad lifts the pen, so that coming back does not draw a line across.
  const onBlur = () => {
    if (pen?.down) onStrokes([...strokes], true);
    setPen(undefined);
  };
  const spoken = pen && (pen.down ? 'Pen down' : 'Pen lifted');
  return { pen, spoken, onKeyDown, onBlur };
}
