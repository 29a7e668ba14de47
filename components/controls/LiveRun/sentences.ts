// What a figure that trains says in words of a run, in each of its states.
import { articleFor, formatNumber, formatProbability } from '#src/numbers/format.ts';
import type { TrainingView } from './training-view.ts';

const levelNames: Record<string, string> = {
  'relaxed-simd': 'WebAssembly with relaxed SIMD',
  simd: 'WebAssembly with SIMD',
  scalar: 'WebAssembly without SIMD',
  typescript: 'plain TypeScript, because this browser has no WebAssembly: it takes much longer',
};

/** Behind the point, of accuracy and seconds. */
export type Digits = 1 | 2;

interface Words {
  /** The number of the random weights. */
  seed: number;
  resting: string;
  hint: string;
  digits: Digits;
}

/** Empty where a message tells why the run has ended. */
export function sentenceOf(
  { state, runs: [run] }: TrainingView<unknown>,
  { seed, resting, hint, digits }: Words,
): string {
  const { level = '', threads, gpu } = run?.ready ?? {};
  const where = gpu ? ' on the graphics processor' : threads === 2 ? ' on two threads' : '';
  const by = gpu ? '' : `, with ${levelNames[level] ?? level}`;
  const step = run?.progress?.step ?? 0;
  switch (state.kind) {
    case 'resting':
      return resting;
    case 'starting':
      return 'Starting: the images are on their way.';
    case 'training':
      return `Training${where} from random weights no. ${seed}${by}. ${hint}`.trim();
    case 'paused':
      return `Paused after step ${formatNumber(step)}.`;
    case 'done': {
      const accuracy = run?.epochs.at(-1)?.validation.accuracy ?? 0;
      return `Done: ${formatNumber(accuracy, `percent-${digits}`)} of the validation images are read correctly after ${formatNumber(run?.seconds ?? 0, `fixed-${digits}`)} seconds of training${where}.`;
    }
    case 'stopped':
      return step ? `Stopped after step ${formatNumber(step)}.` : 'Stopped before the first step.';
    default:
      return '';
  }
}

/** The reader's digit in the eyes of a network; empty as long as she has none. */
export function answerSentence(
  answer: { prediction: number; probability: number } | undefined,
): string {
  if (!answer) return '';
  const { prediction, probability } = answer;
  return `It reads your digit as ${articleFor(prediction)} ${prediction}, with probability ${formatProbability(probability)}.`;
}
