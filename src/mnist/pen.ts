// The pad without a pointer: a pen that keys move, put down, lift and take back. No DOM.
//
// Kept: where the pen stands, whether it is down, and the strokes so far. Every function leaves the
// given state as it is and returns the next one; the last stroke is the open one while the pen is down.
import type { Point, Stroke } from './stroke.ts';

/** x and y in sides of the pad, 0 to 1; the first pen stands in the middle, lifted. */
export interface PenState {
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
  readonly strokes: readonly Stroke[];
}

/** Presses from one side of the pad to the other. */
const stepsAcross = 20;

const moves: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const restingPen: PenState = { x: 0.5, y: 0.5, down: false, strokes: [] };

/** The state after a key (a KeyboardEvent's `key`); undefined when the key means nothing to the pen. */
export function pressKey(pen: PenState, key: string): PenState | undefined {
  if (Object.hasOwn(moves, key)) return movePen(pen, ...moves[key]);
  if (key === ' ' || key === 'Enter') return togglePen(pen);
  if (key === 'Escape') return liftPen(pen);
  if (key === 'Backspace') return undoStroke(pen);
  return undefined;
}

/** Moves by whole steps, no further than the edge; a pen that is down draws. */
export function movePen(pen: PenState, dx: number, dy: number): PenState {
  const to: Point = { x: moved(pen.x, dx), y: moved(pen.y, dy) };
  if (!pen.down || (to.x === pen.x && to.y === pen.y)) return { ...pen, ...to };
  const open = pen.strokes.at(-1)!;
  const [beforeLast, last] = open.slice(-2);
  // Two presses round a corner are one slanting step, or every slope would come out as stairs.
  const turns = last !== undefined && isStraight(beforeLast, last) && !isStraight(beforeLast, to);
  const kept = turns ? open.slice(0, -1) : open;
  return { ...pen, ...to, strokes: [...pen.strokes.slice(0, -1), [...kept, to]] };
}

/** Puts a lifted pen down, which leaves a dot, or lifts a pen that is down. */
export function togglePen(pen: PenState): PenState {
  if (pen.down) return liftPen(pen);
  return { ...pen, down: true, strokes: [...pen.strokes, [{ x: pen.x, y: pen.y }]] };
}

export function liftPen(pen: PenState): PenState {
  return { ...pen, down: false };
}

/** Takes the last stroke back and lifts the pen; the pen stays where it is. */
export function undoStroke(pen: PenState): PenState {
  return { ...pen, down: false, strokes: pen.strokes.slice(0, -1) };
}

/** Places are whole steps divided anew each time, so that no rounding gathers. */
function moved(place: number, steps: number): number {
  const step = Math.round(place * stepsAcross) + steps;
  return Math.min(stepsAcross, Math.max(0, step)) / stepsAcross;
}

const isStraight = (from: Point, to: Point) => from.x === to.x || from.y === to.y;
