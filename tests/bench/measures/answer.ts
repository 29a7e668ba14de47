// Answers the run's questions for one contender: the same code in a worker of Chromium and in a Node child.
import type { Layer } from '../../../src/nn/layers/index.ts';
import type { Contender, OptimiserName } from '../contender.ts';
import {
  type Ask,
  type Loaded,
  type Question,
  type Questions,
  reasonOf,
  type Reply,
  singleImages,
} from '../protocol.ts';
import { imagePixels, type Work } from '../work/work.ts';
import { timeLoop } from './clock.ts';
import { prepareStep, startTraining } from './steps.ts';

type Answers = {
  [Name in Exclude<Ask, 'peak'>]: (question: Question<Name>) => Promise<Questions[Name]['answer']>;
};

const listOf = (numbers: ArrayLike<number>) => Array.from(numbers);

/** A function from JSON text to JSON text. It never throws: whatever goes wrong is the reply's reason. */
export function answerer<L extends Layer>(
  contender: Contender<L>,
  work: Work<L>,
): (text: string) => Promise<string> {
  const answers: Answers = {
    async load(): Promise<Loaded> {
      await contender.load(work.network);
      return {
        optimisers: contender.optimisers ?? [],
        timesAccuracy: contender.timeToAccuracy !== undefined,
        remark: contender.remark,
      };
    },
    predict: ({ atOnce, byHundreds }) => predict(contender, work, atOnce, byHundreds),
    train: ({ optimiser, steps }) => train(contender, work, optimiser, steps),
    async time({ measure, milliseconds }) {
      const step = await prepareStep(contender, work, measure);
      await contender.finish?.();
      return timeLoop(step, milliseconds, contender.finish?.bind(contender));
    },
    timeToAccuracy: async ({ accuracy, seed }) => contender.timeToAccuracy!(accuracy, seed),
  };
  return async (text) => {
    const question = JSON.parse(text) as { ask: keyof Answers };
    return JSON.stringify(
      await replyOf(answers[question.ask] as (question: unknown) => unknown, question),
    );
  };
}

async function replyOf(answer: (question: unknown) => unknown, question: unknown): Promise<Reply> {
  try {
    return { value: await answer(question) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

async function predict<L extends Layer>(
  contender: Contender<L>,
  { test: { pixels, count } }: Work<L>,
  atOnce: number,
  byHundreds: boolean,
) {
  // Copied at once: a contender may give the same array each time.
  const whole = listOf(await contender.infer(pixels, count, atOnce));
  const hundreds = byHundreds ? listOf(await contender.infer(pixels, count, 100)) : undefined;
  const single: number[] = [];
  for (let k = 0; k < singleImages; k++) {
    const image = pixels.subarray(k * imagePixels, (k + 1) * imagePixels);
    single.push(...listOf(await contender.one(image)));
  }
  return { whole, hundreds, single };
}

async function train<L extends Layer>(
  contender: Contender<L>,
  work: Work<L>,
  optimiser: OptimiserName,
  steps: number,
) {
  const step = await startTraining(contender, work, optimiser);
  for (let k = 0; k < steps; k++) await step(k);
  await contender.finish?.();
  return (await contender.trainedParameters!()).flatMap(listOf);
}
