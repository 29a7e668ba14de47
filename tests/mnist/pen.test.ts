// Drawing a digit with keys alone.
import { expect, test } from 'vitest';
import { drawingSteps } from '#src/mnist/drawing.ts';
import { type PenState, pressKey, restingPen } from '#src/mnist/pen.ts';

const names: Record<string, string> = {
  l: 'ArrowLeft',
  r: 'ArrowRight',
  u: 'ArrowUp',
  d: 'ArrowDown',
  p: ' ',
  e: 'Escape',
  b: 'Backspace',
};
const press = (keys: string, from: PenState = restingPen) =>
  [...keys].reduce((pen, key) => pressKey(pen, names[key])!, from);

test('a lifted pen moves by a twentieth of the pad and draws nothing', () => {
  expect(press('rru')).toEqual({ x: 0.6, y: 0.45, down: false, strokes: [] });
});

test('20 presses cross the pad exactly, and the edge holds the pen', () => {
  expect(press('l'.repeat(10)).x).toBe(0);
  expect(press('l'.repeat(10) + 'r'.repeat(20)).x).toBe(1);
  const atEdge = press('u'.repeat(30) + 'puu');
  expect([atEdge.y, atEdge.strokes]).toEqual([0, [[{ x: 0.5, y: 0 }]]]);
});

test('pen down leaves a dot, moves draw on, pen up ends the stroke', () => {
  const pen = press('pddprrp');
  expect(pen.down).toBe(true);
  expect(pen.strokes).toEqual([
    [
      { x: 0.5, y: 0.5 },
      { x: 0.5, y: 0.55 },
      { x: 0.5, y: 0.6 },
    ],
    [{ x: 0.6, y: 0.6 }],
  ]);
});

test('two presses round a corner are one slanting step, three times in a row', () => {
  expect(press('prdrdrd').strokes).toEqual([
    [
      { x: 0.5, y: 0.5 },
      { x: 0.55, y: 0.55 },
      { x: 0.6, y: 0.6 },
      { x: 0.65, y: 0.65 },
    ],
  ]);
});

test('there and back again stays a straight line', () => {
  expect(press('prl').strokes[0]).toHaveLength(3);
});

test('Escape lifts, Backspace takes the last stroke back and leaves the pen where it is', () => {
  expect(press('pre').down).toBe(false);
  const pen = press('preddpdb');
  expect(pen).toMatchObject({ x: 0.55, y: 0.65, down: false });
  expect(pen.strokes).toEqual(press('pr').strokes);
  expect(press('b')).toEqual(restingPen);
});

test('Enter puts the pen down too, and a key of no meaning is left to the page', () => {
  expect(pressKey(restingPen, 'Enter')?.down).toBe(true);
  for (const key of ['a', 'Tab', 'toString']) expect(pressKey(restingPen, key)).toBeUndefined();
});

test('no press changes the state it was given', () => {
  const before = press('pr');
  const copy = structuredClone(before);
  press('drlubpe', before);
  expect(before).toEqual(copy);
});

test('a seven drawn with keys inks the two lines of a seven', () => {
  const toStart = 'u'.repeat(6) + 'l'.repeat(4);
  const pen = press(toStart + 'p' + 'r'.repeat(8) + 'ddl'.repeat(4) + 'dddde');
  const { verdict, centred } = drawingSteps(pen.strokes as PenState['strokes'][number][]);
  expect(verdict).toBe('digit');
  const rows = Array.from({ length: 28 }, (_, row) =>
    centred.values.subarray(28 * row, 28 * row + 28),
  );
  const inked = rows.map((row) => row.filter((value) => value > 0.5).length).filter((n) => n > 0);
  expect(inked[1]).toBeGreaterThanOrEqual(11);
  for (const width of inked.slice(4)) expect(width).toBeLessThanOrEqual(4);
});
