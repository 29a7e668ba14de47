// 160 digits drawn as a person would draw them on the pad: the test of what a drawing goes through.
import type { Stroke } from '#src/mnist/drawing.ts';
import { drawByHand } from './hand.ts';
import { styles } from './styles.ts';

export interface TestDrawing {
  digit: number;
  style: string;
  strokes: Stroke[];
}

const handsPerStyle = 4;

/** Every drawing the recipe makes is here; none was left out. */
export const drawings: TestDrawing[] = styles.flatMap(([digit, style, path], i) =>
  Array.from({ length: handsPerStyle }, (_, hand) => ({
    digit,
    style,
    strokes: drawByHand(path, 1000 * i + hand),
  })),
);
