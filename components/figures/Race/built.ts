// Our example as all of them read it, and the four numbers of each.
import { openBook } from '#src/facts/book.ts';
import { openLayers } from '#src/facts/shipped-layers.ts';
import { type Answer, answerIn } from '#src/formulas/answer.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward } from '#src/nn/index.ts';
import { forward as forwardLayers } from '#src/nn/layers/index.ts';
import { byNetwork, type Raced, raced } from './five-networks.ts';
import type { Entrant } from './Race.tsx';

/** The answers of all of them to 784 bytes, at build. */
export async function answersTo(pixels: Uint8Array): Promise<Record<Raced, Answer>> {
  const { network } = await openBook();
  const inputs = toInputs(pixels);
  const passes = raced.map((name) =>
    name === 'book' ? forward(network, inputs, 1) : forwardLayers(openLayers(name), inputs, 1),
  );
  return byNetwork((_, place) => answerIn(passes[place]));
}

export async function built() {
  const { test, facts } = await openBook();
  const first = exampleIn(test).pixels;
  const entrants = byNetwork((name): Entrant => {
    if (name === 'book') {
      return {
        parameters: facts['book-parameters'],
        multiplyAdds: facts['book-connections'],
        accuracy: facts.accuracy,
      };
    }
    return {
      parameters: facts[`parameters-of-${name}`],
      multiplyAdds: facts[`multiply-adds-of-${name}`],
      accuracy: facts[`accuracy-of-${name}`],
    };
  });
  return { first, firstAnswers: await answersTo(first), entrants };
}
