// How long a drawn digit takes to become an image as MNIST's are, beside one image through the network as it is read.
import { drawingSteps } from '../../src/mnist/drawing.ts';
import { forward } from '../../src/nn/index.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { fixedNetwork } from '../nn/oracle/read.ts';
import type { Options } from './options.ts';
import { besidePlain, type Waited } from './report/waits.ts';

const plain = 'one image through src/nn';
const drawn = `a drawing made an image: mean of ${drawings.length}`;

/** Each round's mean of as many forward passes as there are drawings, and of the drawings. */
export function measureDrawings({ rounds }: Options): Waited[] {
  const network = fixedNetwork();
  const inputs = new Float32Array(784).fill(0.5);
  const found = new Map<string, number[]>([
    [plain, []],
    [drawn, []],
  ]);
  const meanOf = (work: () => void) => {
    const started = performance.now();
    work();
    return (performance.now() - started) / drawings.length;
  };
  // The first round, which does not count, lets the program be compiled.
  for (let round = 0; round <= rounds; round++) {
    const passes = meanOf(() => drawings.forEach(() => forward(network, inputs)));
    const images = meanOf(() => drawings.forEach(({ strokes }) => drawingSteps(strokes)));
    if (round === 0) continue;
    found.get(plain)!.push(passes);
    found.get(drawn)!.push(images);
  }
  return besidePlain(plain, found);
}
