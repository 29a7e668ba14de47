// One digit read without ReLU: in two steps, and by the one matrix that does the same.
import { collapse, collapsedLogits, logitsWithoutRelu } from '#src/formulas/scores.ts';
import { softmax, type Network } from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';

export interface LinearReading {
  /** Logits of dense after dense. */
  twoSteps: number[];
  /** Logits of the one collapsed layer. */
  oneStep: number[];
  probabilities: number[];
  prediction: number;
  /** The digit whose column of the collapsed matrix is shown. */
  digit: number;
  /** 784 weights: that column. */
  column: number[];
}

export function linearReading(
  network: Network,
  pixels: ArrayLike<number>,
  digit: number,
): LinearReading {
  const inputs = toInputs(pixels);
  const logits = logitsWithoutRelu(network, inputs);
  const { weights } = collapse(network);
  // Nine digits name a float32 exactly; a colour needs no more than three.
  const plain = (values: ArrayLike<number>, digits = 9) =>
    Array.from(values, (value) => Number(value.toPrecision(digits)));
  return {
    twoSteps: plain(logits),
    oneStep: plain(collapsedLogits(network, inputs)),
    probabilities: plain(softmax(logits, 10)),
    prediction: logits.indexOf(Math.max(...logits)),
    digit,
    column: plain(
      Array.from({ length: 784 }, (_, pixel) => weights[pixel * 10 + digit]),
      3,
    ),
  };
}
