// The book's own network reads digits drawn on the pad.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawingSteps } from '#src/mnist/drawing.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward, predictions, readNetwork } from '#src/nn/index.ts';
import { drawings } from './drawings/index.ts';

const weights = new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url);

function readBookNetwork() {
  if (!existsSync(weights)) {
    throw new Error(
      'public/weights/mlp-784-128-10.safetensors is missing; "npm run train" makes it.',
    );
  }
  return readNetwork(new Uint8Array(readFileSync(weights))).network;
}

test('the set holds 160 drawings, 16 of each digit, in four styles each', () => {
  expect(drawings).toHaveLength(160);
  for (let digit = 0; digit < 10; digit++) {
    const own = drawings.filter((drawing) => drawing.digit === digit);
    expect(own).toHaveLength(16);
    expect(new Set(own.map(({ style }) => style)).size).toBe(4);
  }
});

test('the drawings lie on the pad and span from a third of it to nine tenths', () => {
  const sizes = drawings.map(({ strokes }) => {
    const xs = strokes.flat().map(({ x }) => x);
    const ys = strokes.flat().map(({ y }) => y);
    expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs, ...ys)).toBeLessThanOrEqual(1);
    return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  });
  expect(Math.min(...sizes)).toBeLessThan(0.34);
  expect(Math.max(...sizes)).toBeGreaterThan(0.9);
});

test('at least 95 % of the 160 drawings are read right', () => {
  const network = readBookNetwork();
  const inputs = drawings.flatMap(({ strokes }) => [...toInputs(drawingSteps(strokes).pixels)]);
  const found = predictions(forward(network, Float32Array.from(inputs)).probabilities, 10);
  const misread = drawings
    .map(({ digit, style }, i) => ({ digit, style, found: found[i] }))
    .filter((drawing) => drawing.digit !== drawing.found)
    .map((drawing) => `${drawing.digit} (${drawing.style}) as ${drawing.found}`);
  const share = 1 - misread.length / drawings.length;
  expect(share, `misread: ${misread.join(', ')}`).toBeGreaterThanOrEqual(0.95);
});
