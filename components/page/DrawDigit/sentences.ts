// What the front page says in words while its network forgets and learns.
import { formatNumber } from '#src/numbers/format.ts';
import type { Phase, Seen } from './phase.ts';

export interface Said {
  phase: Phase;
  /** Hidden neurons that have forgotten, and how many there are. */
  forgotten: number;
  hiddenCount: number;
  /** What the network calls most digits when it has forgotten all. */
  usual: number;
  /** The moment that is shown. */
  seen?: Seen;
  /** The last that has come. */
  last?: Seen;
  /** Of the whole training. */
  stepCount: number;
  batchSize: number;
  /** No WebAssembly: it takes minutes, not a second. */
  isSlow: boolean;
}

/** How many of the test images are read correctly, as a share. */
export const scoreOf = ({ correct, testCount }: Seen): string =>
  formatNumber(correct / testCount, 'percent-1');

export function sentenceOf(said: Said): string {
  const { phase, forgotten, hiddenCount, usual, seen, isSlow } = said;
  switch (phase) {
    case 'own':
      return 'The network has its own weights back.';
    case 'forgetting':
      return `Forgetting: ${Math.min(forgotten, hiddenCount)} of ${hiddenCount} hidden neurons have random weights again.`;
    case 'forgotten':
      return `Forgotten. Its weights are the random numbers it started from, so every answer is a guess, and for most digits the guess is ${usual}. Draw another digit, or let it learn again.`;
    case 'starting':
      return 'The images are on their way.';
    case 'training': {
      const slow = isSlow ? ' Your browser has no WebAssembly, so this takes minutes.' : '';
      return (seen ? momentSentence(said, seen) : 'Training begins.') + slow;
    }
    case 'trained':
      return seen ? trainedSentence(said, seen) : '';
    case 'stopped':
      return seen
        ? `Stopped. ${momentSentence(said, seen)} It stays like this until you let it learn again.`
        : 'Stopped before the first step, so nothing has changed.';
    case 'failed':
      return seen ? momentSentence(said, seen) : '';
  }
}

function momentSentence({ batchSize }: Said, { step }: Seen): string {
  if (step === 0) return 'Before the first step, with random weights.';
  const images = formatNumber(step * batchSize);
  return `After ${formatNumber(step)} ${step === 1 ? 'step' : 'steps'}, which is ${images} images shown.`;
}

/** The time is the tab's own, measured in this run. */
function trainedSentence(said: Said, seen: Seen): string {
  const { stepCount, last } = said;
  const seconds = formatNumber(last!.seconds, 'fixed-2');
  if (seen.step < stepCount)
    return `${momentSentence(said, seen)} All ${formatNumber(stepCount)} steps took your browser ${seconds} seconds; this is slowed down.`;
  return `It has learned: ${scoreOf(seen)} of the test images are read correctly. The ${formatNumber(stepCount)} steps took your browser ${seconds} seconds. Draw another digit, or go back with the slider.`;
}
