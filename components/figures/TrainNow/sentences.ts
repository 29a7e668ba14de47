// What the figure says in words of a run, in each of its states.
import { articleFor, formatNumber, formatProbability } from '#src/numbers/format.ts';
import type { TrainingView } from '#components/controls/LiveRun/use-training.ts';
import type { Reading } from '#src/formulas/reading.ts';

const levelNames: Record<string, string> = {
  'relaxed-simd': 'WebAssembly with relaxed SIMD',
  simd: 'WebAssembly with SIMD',
  scalar: 'WebAssembly without SIMD',
  typescript: 'TypeScript, because this browser has no WebAssembly',
};

type View = TrainingView<Reading | undefined>;

/** `seed`: the number of the random weights. */
export function sentenceOf({ state, runs: [run] }: View, seed: number): string {
  const { level, threads } = run?.ready ?? {};
  const step = formatNumber(run?.progress?.step ?? 0);
  switch (state.kind) {
    case 'resting':
      return 'You see a run from when this page was built. Train one of your own: it starts from random weights, in this tab.';
    case 'starting':
      return 'Starting: the images are on their way.';
    case 'training':
      return `Training with ${levelNames[level ?? ''] ?? level}${threads === 2 ? ', on two threads' : ''}, from random weights no. ${seed}.`;
    case 'paused':
      return `Paused after step ${step}.`;
    case 'done': {
      const accuracy = formatNumber(run?.epochs.at(-1)?.validation.accuracy ?? 0, 'percent-2');
      const where = threads === 2 ? ' on two threads' : '';
      return `Done: ${accuracy} of the validation images are right after ${formatNumber(run?.seconds ?? 0, 'fixed-2')} seconds of training${where}.`;
    }
    case 'stopped':
      return `Stopped after step ${step}.`;
    default:
      return '';
  }
}

/** The reader's digit in the eyes of the network that she has trained. */
export function yourDigitSentence({ result: reading, state }: View): string {
  if (!reading || state.kind !== 'done') return '';
  const { prediction, probabilities } = reading;
  return `It reads your digit as ${articleFor(prediction)} ${prediction}, with probability ${formatProbability(probabilities[prediction])}.`;
}
