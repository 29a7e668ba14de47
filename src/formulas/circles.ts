// Circles drawn into the 28 × 28 inputs as they stand, neither fitted nor centred, and what the network reads.
import { imageSide } from '#src/mnist/image-set.ts';
import { mnistPen } from '#src/mnist/fit.ts';
import { ink } from '#src/mnist/ink.ts';

/** Centre and radius, in pixels from the picture's top left corner. */
export interface Circle {
  x: number;
  y: number;
  radius: number;
}

export const arrangements = {
  stacked: [
    { x: 14, y: 9.5, radius: 4.5 },
    { x: 14, y: 18.5, radius: 4.5 },
  ],
  upper: [{ x: 14, y: 9.5, radius: 4.5 }],
  lower: [{ x: 14, y: 18.5, radius: 4.5 }],
  centred: [{ x: 14, y: 14, radius: 4.5 }],
  beside: [
    { x: 9.5, y: 14, radius: 4.5 },
    { x: 18.5, y: 14, radius: 4.5 },
  ],
} satisfies Record<string, Circle[]>;

export type Arrangement = keyof typeof arrangements;

const corners = 48;

/** (784) bytes: each circle as a pen of MNIST's width would draw it. */
export function drawCircles(circles: readonly Circle[]): Uint8Array {
  const strokes = circles.map(({ x, y, radius }) =>
    Array.from({ length: corners + 1 }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners;
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
    }),
  );
  const { values } = ink(strokes, imageSide, imageSide, mnistPen);
  return Uint8Array.from(values, (value) => Math.round(255 * value));
}
