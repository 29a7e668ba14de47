// What a network answers to one image: its prediction, and the probability it gives it.
import { type ForwardPass, predictions } from '#src/nn/index.ts';

export interface Answer {
  prediction: number;
  /** Of the prediction. */
  probability: number;
}

/** Of the first image of a pass, whatever layers the network has. */
export function answerIn({ logits, probabilities, batchSize }: ForwardPass): Answer {
  const [prediction] = predictions(logits, logits.length / batchSize);
  return { prediction, probability: probabilities[prediction] };
}
