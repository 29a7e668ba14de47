// A hand: it knows a digit as a few points to pass through and never draws it twice alike.
import type { Point, Stroke } from '#src/mnist/drawing.ts';

/** Points to pass through smoothly; a corner is where one run ends and the next begins. */
type Run = [x: number, y: number][];

/** Strokes of runs, from the notation of styles.ts, in a box of side 1. */
function readPath(path: string): Run[][] {
  const readPoint = (text: string) => text.split(',').map((n) => Number(n) / 100) as Run[number];
  return path.split(' | ').map((stroke) =>
    stroke.split(' / ').reduce<Run[]>((runs, text) => {
      const corner = runs.at(-1)?.at(-1);
      const run = text.split(' ').map(readPoint);
      return [...runs, corner ? [corner, ...run] : run];
    }, []),
  );
}

/** Its own generator, so that the drawings depend on nothing under test (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws the path with this hand's size, slant, turn, unsteadiness and place on the pad. */
export function drawByHand(path: string, seed: number): Stroke[] {
  const chance = createChance(seed);
  const between = (low: number, high: number) => low + (high - low) * chance();
  const size = between(0.3, 0.95);
  const slant = Math.tan((between(-15, 20) * Math.PI) / 180);
  const turn = (between(-4, 4) * Math.PI) / 180;
  const stretch = between(0.8, 1.2);
  const aim = between(0.005, 0.03);
  const wobble = createWobble(between(0, 0.014), chance);
  const missed = readPath(path).map((stroke) => missTheMark(stroke, aim, between));
  const strokes = missed.map((stroke) => stroke.flatMap((run) => smooth(run)).map(wobble));
  const shaped = strokes.map((stroke) =>
    stroke.map(({ x, y }) => {
      const leaning = (x - 0.5) * stretch - (y - 0.5) * slant;
      return rotate({ x: leaning, y: y - 0.5 }, turn);
    }),
  );
  return placeOnPad(shaped, size, between);
}

/** The hand aims at each point and misses it a little; corners stay joined. */
function missTheMark(
  path: Run[],
  aim: number,
  between: (low: number, high: number) => number,
): Run[] {
  const missed: Run[] = [];
  for (const run of path) {
    const moved: Run = run.map(([x, y]) => [x + between(-aim, aim), y + between(-aim, aim)]);
    const before = missed.at(-1)?.at(-1);
    if (before) moved[0] = before;
    missed.push(moved);
  }
  return missed;
}

/** A Catmull-Rom curve through the points, sampled as a pointer would be. */
function smooth(run: Run): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < run.length; i++) {
    const [a, b, c, d] = [run[i - 1] ?? run[i], run[i], run[i + 1], run[i + 2] ?? run[i + 1]];
    const samples = Math.max(2, Math.ceil(Math.hypot(c[0] - b[0], c[1] - b[1]) / 0.035));
    for (let k = 0; k < samples; k++) {
      const t = k / samples;
      points.push({ x: through(a[0], b[0], c[0], d[0], t), y: through(a[1], b[1], c[1], d[1], t) });
    }
  }
  const [x, y] = run.at(-1)!;
  return [...points, { x, y }];
}

function through(a: number, b: number, c: number, d: number, t: number): number {
  const slopes =
    (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3;
  return b + slopes / 2;
}

/** Slow shaking: it moves neighbouring points alike, as a hand does. */
function createWobble(size: number, chance: () => number): (point: Point, index: number) => Point {
  const waves = Array.from({ length: 3 }, () => ({
    pace: 0.15 + 0.5 * chance(),
    startX: 2 * Math.PI * chance(),
    startY: 2 * Math.PI * chance(),
  }));
  const sum = (of: (wave: (typeof waves)[number]) => number) =>
    waves.reduce((s, w) => s + of(w), 0);
  return ({ x, y }, index) => ({
    x: x + size * sum((wave) => Math.sin(wave.startX + wave.pace * index)),
    y: y + size * sum((wave) => Math.sin(wave.startY + wave.pace * index)),
  });
}

function rotate({ x, y }: Point, angle: number): Point {
  return {
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
  };
}

/** The longer side becomes `size` of the pad; the place is anywhere the whole drawing fits. */
function placeOnPad(
  strokes: Point[][],
  size: number,
  between: (low: number, high: number) => number,
) {
  const xs = strokes.flat().map(({ x }) => x);
  const ys = strokes.flat().map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const scale = size / Math.max(width, height);
  const margin = 0.02;
  const startX = between(margin, 1 - margin - width * scale);
  const startY = between(margin, 1 - margin - height * scale);
  // Four decimals are a tenth of a pixel on a large pad.
  const place = (value: number, from: number, start: number) =>
    Number(((value - from) * scale + start).toFixed(4));
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: place(x, left, startX), y: place(y, top, startY) })),
  );
}
