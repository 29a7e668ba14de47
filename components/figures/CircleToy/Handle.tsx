// A circle as something to take hold of: a button over it that follows the pointer and obeys the keys.
import { useRef } from 'preact/hooks';
import { isComposing } from '#components/controls/composing.ts';
import type { Circle } from '#src/formulas/circles.ts';
import { imageSide } from '#src/mnist/image-set.ts';

interface Props {
  name: string;
  circle: Circle;
  onMove: (circle: Circle) => void;
  onDelete: () => void;
}

const [smallest, largest, step] = [1, 10, 0.5];

const changes: Record<string, [x: number, y: number, radius: number]> = {
  ArrowLeft: [-step, 0, 0],
  ArrowRight: [step, 0, 0],
  ArrowUp: [0, -step, 0],
  ArrowDown: [0, step, 0],
  '+': [0, 0, step],
  '=': [0, 0, step],
  '-': [0, 0, -step],
};

const between = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value));
const percent = (pixels: number) => `${(100 * pixels) / imageSide}%`;

function changed({ x, y, radius }: Circle, [dx, dy, grown]: [number, number, number]): Circle {
  return {
    x: between(0, x + dx, imageSide),
    y: between(0, y + dy, imageSide),
    radius: between(smallest, radius + grown, largest),
  };
}

export function Handle({ name, circle, onMove, onDelete }: Props) {
  const { x, y, radius } = circle;
  /** Where it was taken hold of, in pixels from the circle's centre. */
  const held = useRef<{ x: number; y: number }>();
  const at = (event: PointerEvent) => {
    const pad = (event.currentTarget as Element).parentElement!.getBoundingClientRect();
    return {
      x: ((event.clientX - pad.left) / pad.width) * imageSide,
      y: ((event.clientY - pad.top) / pad.height) * imageSide,
    };
  };
  const grab = (event: PointerEvent) => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const point = at(event);
    held.current = { x: point.x - x, y: point.y - y };
  };
  const drag = (event: PointerEvent) => {
    if (!held.current) return;
    const point = at(event);
    const to = [point.x - held.current.x, point.y - held.current.y];
    // Half pixels, as the keys move: every place can be reached both ways.
    const [left, top] = to.map((place) => Math.round(place / step) * step);
    if (left !== x || top !== y) onMove(changed(circle, [left - x, top - y, 0]));
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const isDelete = event.key === 'Delete' || event.key === 'Backspace';
    const change = changes[event.key];
    if (!isDelete && !change) return;
    event.preventDefault();
    if (isDelete) onDelete();
    else onMove(changed(circle, change));
  };
  return (
    <button
      type="button"
      class="circle-toy-handle"
      aria-label={`${name}: row ${y}, column ${x}, radius ${radius}`}
      style={{
        insetInlineStart: percent(x - radius),
        insetBlockStart: percent(y - radius),
        inlineSize: percent(2 * radius),
        blockSize: percent(2 * radius),
      }}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => (held.current = undefined)}
      onPointerCancel={() => (held.current = undefined)}
      onKeyDown={press}
    />
  );
}
