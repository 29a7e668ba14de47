// What the figure says in words of a run, in each of its states.
import type { TrainingView } from '#components/controls/LiveRun/use-training.ts';
import { articleFor, formatNumber, formatProbability } from '#src/numbers/format.ts';
import type { NetworkNow } from './use-network-now.ts';

/** `seed`: the number of the random weights. */
export function sentenceOf({ state, runs: [run] }: TrainingView<unknown>, seed: number): string {
  const { level } = run?.ready ?? {};
  const step = formatNumber(run?.progress?.step ?? 0);
  const accuracy = formatNumber(run?.epochs.at(-1)?.validation.accuracy ?? 0, 'percent-1');
  switch (state.kind) {
    case 'resting':
      return 'Shown is a recorded run. Train one of your own: it starts from random filters, in this tab. The training images are fetched first.';
    case 'starting':
      return 'Starting: the images are on their way.';
    case 'training':
      return level === 'typescript'
        ? `Training in plain TypeScript, because this browser has no WebAssembly: this takes minutes. Random weights no. ${seed}.`
        : `Training from random weights no. ${seed}. Watch the filters.`;
    case 'paused':
      return `Paused after step ${step}.`;
    case 'done':
      return `Done: ${accuracy} of the validation images are read correctly after ${formatNumber(run?.seconds ?? 0, 'fixed-1')} seconds of training.`;
    case 'stopped':
      return `Stopped after step ${step}.`;
    default:
      return '';
  }
}

/** The reader's digit in the eyes of the network as it stands. */
export function answerSentence(answer: NetworkNow['answer']): string {
  if (!answer) return '';
  const { prediction, probability } = answer;
  return `It reads your digit as ${articleFor(prediction)} ${prediction}, with probability ${formatProbability(probability)}.`;
}
