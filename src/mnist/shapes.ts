// Two shapes that the network must misread or name against all sense, found in the 784 pixels: a line lying on its side,
// and a 1 with the long upstroke that much of Europe writes. How often MNIST itself has them is held by a test.
import { imageSide } from './image-set.ts';

type Pixels = ArrayLike<number>;

/** In pixels: the ink of a straight line of the pen is spread so little across it. */
const lineSpread = 1.2;
/** Degrees from upright: no straight 1 of MNIST leans so far. */
const lyingLean = 55;

/** Whether all ink is one straight line, and that lies more than it stands. */
export function isLyingLine(pixels: Pixels): boolean {
  let [mass, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < imageSide ** 2; i++) {
    const [ink, column, row] = [pixels[i], i % imageSide, Math.floor(i / imageSide)];
    mass += ink;
    x += ink * column;
    y += ink * row;
    xx += ink * column ** 2;
    xy += ink * column * row;
    yy += ink * row ** 2;
  }
  const across = xx / mass - (x / mass) ** 2;
  const down = yy / mass - (y / mass) ** 2;
  const both = xy / mass - (x / mass) * (y / mass);
  // The ink is spread as an ellipse is: how narrow it is, and how far its long axis leans from upright.
  const half = Math.hypot((across - down) / 2, both);
  const narrow = Math.sqrt(Math.max(0, (across + down) / 2 - half));
  const lean = 90 - Math.abs(degrees(Math.atan2(2 * both, across - down) / 2));
  return narrow < lineSpread && lean > lyingLean;
}

/** From this value on, a pixel is ink. */
const inked = 100;
/** In pixels: so far may an edge lie from the straight line that it is taken for. */
const bent = 1.5;
/** Pixels across for each one down: a stem may lean by 25°. */
const mostLean = 0.47;
/** In pixels: what is wider is no stem. */
const widestStem = 6;
/** In pixels, as wide as a line of the drawing is, upright. */
const penWidth = 3.2;
/** Degrees from level, at the least and at the most: else it is the bar of a 7, or the side of a 4. */
const [flattest, steepest] = [28, 72];

interface Row {
  y: number;
  left: number;
  right: number;
  /** Pixels of paper between the first ink and the last. */
  gap: number;
  /** Pixels of ink in a row at its right end: a long upstroke stands beside them to the foot. */
  last: number;
}

/** Whether a straight, nearly upright stem and a straight stroke that rises to its top from the left are all there is. */
export function isOneWithUpstroke(pixels: Pixels): boolean {
  const rows = rowsOf(pixels);
  const stem = edgeThrough(rows.map(({ y, right }) => [y, right]));
  if (rows.length < 12 || Math.abs(stem.slope) > mostLean || stem.off > bent) return false;
  const width = middle(rows.slice(-5).map(({ last }) => last));
  if (width > widestStem) return false;
  // How far ink reaches to the left of the stem: furthest at the lower end of the upstroke.
  const reach = rows.map(({ left, right }) => right - width + 1 - left);
  const end = reach.indexOf(Math.max(...reach));
  if (reach[end] < 3 || end < 3 || rows.length - end < 2) return false;
  const rise = degrees(Math.atan2(end, reach[end]));
  if (rise < flattest || rise > steepest) return false;
  if (edgeThrough(rows.slice(1, end + 1).map(({ y, left }) => [y, left])).off > bent) return false;
  // Below it there is the stem alone; beside it there is paper, no bar as a 4 has it, nor the lower side of a 9's loop.
  const isStemAlone = reach.slice(end + 3).every((some) => some <= bent);
  const line = penWidth / Math.sin((rise * Math.PI) / 180) + 1;
  const from = Math.ceil(0.6 * end);
  const beside = rows.slice(from, end + 3).map(({ gap }, k) => reach[from + k] - gap);
  return isStemAlone && beside.every((ink) => ink <= line);
}

/** Rows with ink, from the top. */
function rowsOf(pixels: Pixels): Row[] {
  const columns = Array.from({ length: imageSide }, (_, x) => x);
  return columns.flatMap((y): Row[] => {
    const ink = columns.filter((x) => pixels[y * imageSide + x] >= inked);
    if (ink.length === 0) return [];
    const [left, right] = [ink[0], ink.at(-1)!];
    let last = 1;
    while (ink.includes(right - last)) last++;
    return [{ y, left, right, last, gap: right - left + 1 - ink.length }];
  });
}

/** Least squares: how far across the line goes for each row down, and how far the furthest point lies off. */
function edgeThrough(points: readonly (readonly [y: number, x: number])[]) {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanY, meanX] = [mean(points.map(([y]) => y)), mean(points.map(([, x]) => x))];
  const spread = mean(points.map(([y]) => (y - meanY) ** 2));
  const slope = spread && mean(points.map(([y, x]) => (y - meanY) * (x - meanX))) / spread;
  const off = Math.max(...points.map(([y, x]) => Math.abs(x - meanX - slope * (y - meanY))));
  return { slope, off };
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
const degrees = (radians: number) => (radians * 180) / Math.PI;
