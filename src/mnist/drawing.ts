// From the reader's strokes to the 784 numbers the network is given, with every picture on the way.
import { centre, fit, smallestDigit } from './fit.ts';
import { ink, type Picture } from './ink.ts';
import { cleanStrokes, type Stroke } from './stroke.ts';
import { verdictOn, verdictSentences, type Verdict } from './verdict.ts';

export type { Picture } from './ink.ts';
export type { Point, Stroke } from './stroke.ts';
export type { Verdict } from './verdict.ts';

export interface DrawingSteps {
  /** The pad as the reader sees it. */
  drawn: Picture;
  /** The part of it that holds ink; all of it when there is none. */
  cropped: Picture;
  /** (20, 20): the same strokes, scaled and drawn with a pen as wide as that of MNIST. */
  fitted: Picture;
  /** (28, 28): the fitted picture with its mass in the centre, the same numbers as `pixels`. */
  centred: Picture;
  /** (784), 0 = paper to 255 = ink. */
  pixels: Uint8Array<ArrayBuffer>;
  verdict: Verdict;
  /** The verdict in words for the reader. */
  sentence: string;
}

/** The radius of the pen on the pad, in sides of the pad: what the pad should draw with. */
export const padPenRadius = 0.035;

const drawnSide = 112;
const padPen = { radius: padPenRadius * drawnSide, softness: 1 };

/** Pure: the same strokes always give the same numbers. Points off the pad count as on its edge. */
export function drawingSteps(given: readonly Stroke[]): DrawingSteps {
  const strokes = cleanStrokes(given);
  const onPad = strokes.map((s) => s.map(({ x, y }) => ({ x: x * drawnSide, y: y * drawnSide })));
  const drawn = ink(onPad, drawnSide, drawnSide, padPen);
  const fitted = fit(strokes);
  const centred = centre(fitted);
  const pixels = Uint8Array.from(centred.values, (value) => Math.round(value * 255));
  const verdict = verdictOn(strokes, drawn, pixels, smallestDigit);
  const sentence = verdictSentences[verdict];
  return { drawn, cropped: crop(drawn), fitted, centred, pixels, verdict, sentence };
}

/** The smallest upright part of a picture that holds all its ink. */
function crop(picture: Picture): Picture {
  const { width, values } = picture;
  const inked = Array.from(values.keys()).filter((i) => values[i] > 0);
  if (inked.length === 0) return picture;
  const columns = inked.map((i) => i % width);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const top = Math.floor(inked[0] / width);
  const bottom = Math.floor(inked.at(-1)! / width);
  const rows = Array.from({ length: bottom - top + 1 }, (_, row) => {
    const start = (top + row) * width;
    return values.subarray(start + left, start + right + 1);
  });
  const part = new Float32Array(rows.flatMap((row) => Array.from(row)));
  return { width: right - left + 1, height: rows.length, values: part };
}
