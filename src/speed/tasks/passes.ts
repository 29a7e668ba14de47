// Times whole passes over the test set, and counts answers.
import { type ImageSet, imagePixels } from '#src/mnist/image-set.ts';
import type { Rung } from '../implementations/implementation.ts';
import type { Resources } from '../worker-resources.ts';
import { measure } from '../stopwatch.ts';

/** Enough for the browser to compile the loops it will run. */
const warmUpImages = 500;

export async function timePasses(
  rung: Rung,
  { pixels, count }: ImageSet,
  { now }: Pick<Resources, 'now'>,
) {
  await rung.infer(pixels.subarray(0, warmUpImages * imagePixels), warmUpImages);
  let answers = new Uint8Array(count);
  const timing = await measure(
    async (times) => {
      for (let time = 0; time < times; time++)
        answers = (await rung.infer(pixels, count)) as typeof answers;
    },
    { now },
  );
  return { answers, timing };
}

export function countEqual(answers: Uint8Array, others: Uint8Array): number {
  return answers.reduce((equal, answer, image) => equal + Number(answer === others[image]), 0);
}
