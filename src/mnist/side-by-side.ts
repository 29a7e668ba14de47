// Two digits on one pad, side by side: the network, which has ten answers and no eleventh, takes them for one.
import { boundsOf, type Stroke } from './stroke.ts';

/** In sides of the pad: so much paper between them, the pen's own width left aside. */
const gapBetween = 0.1;
/** Of the height of the whole: the bar of a 5, or the dot of an i, is lower. */
const shareOfHeight = 0.55;
/** In sides of the pad: what is lower is no digit. */
const lowest = 0.25;

/** Whether a strip of paper from top to bottom parts the strokes into two that are each as high as a digit. */
export function isTwoSideBySide(strokes: readonly Stroke[]): boolean {
  const whole = boundsOf(strokes);
  if (!whole) return false;
  const high = Math.max(lowest, shareOfHeight * whole.height);
  const boxes = strokes
    .map((stroke) => ({ stroke, box: boundsOf([stroke])! }))
    .toSorted((a, b) => a.box.left - b.box.left);
  let right = -Infinity;
  return boxes.some(({ box }, place) => {
    const isParted = place > 0 && box.left - right >= gapBetween;
    right = Math.max(right, box.left + box.width);
    if (!isParted) return false;
    const parts = [boxes.slice(0, place), boxes.slice(place)];
    return parts.every((part) => boundsOf(part.map(({ stroke }) => stroke))!.height >= high);
  });
}
