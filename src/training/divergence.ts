// Divergence: steps so long that they lead uphill, which no further step will mend.
//
// It is called so when a loss is no finite number, or when the mean loss of the last batches (a hundred, or two
// epochs where those are shorter) is above 4 times the larger of: what blind guessing costs, ln(classCount), and the
// run's first loss. Hard batches and a bad start do not reach that: a run that learns stays below its start.

const longestWindow = 100;
const shortestWindow = 20;
const tooFar = 4;

export interface Watch {
  /** Looks at one more step's loss. A sentence when the run has diverged. */
  see(loss: number, step: number, learningRate: number): string | undefined;
  /** After a rewind: the losses of the steps to come are another run's. */
  forget(): void;
}

/** `whereLost` tells in which layer, as a part of the sentence. */
export function createWatch(
  classCount: number,
  stepsPerEpoch: number,
  whereLost: (loss: number) => string = () => '',
): Watch {
  const window = Math.min(longestWindow, Math.max(shortestWindow, 2 * stepsPerEpoch));
  const losses = new Float64Array(window);
  let [seen, start] = [0, 0];
  return {
    see(loss, step, learningRate) {
      if (seen === 0) start = Math.max(start, loss, Math.log(classCount));
      losses[seen % window] = loss;
      seen += 1;
      if (!Number.isFinite(loss)) {
        return `At step ${step} the loss is no longer a number${whereLost(loss)}: ${advice(step, learningRate)}`;
      }
      if (seen < window) return undefined;
      const mean = losses.reduce((sum, one) => sum + one, 0) / window;
      if (mean <= tooFar * start) return undefined;
      return `By step ${step} the loss has risen to ${mean.toFixed(1)}, from ${start.toFixed(1)}${whereLost(mean)}: ${advice(step, learningRate)}`;
    },
    forget() {
      seen = 0;
    },
  };
}

function advice(step: number, learningRate: number): string {
  if (step === 1) return 'the starting weights are too large. Try another initialiser.';
  const lower = Number((learningRate / 10).toPrecision(1));
  return `the steps are too long. Try a lower learning rate, such as ${lower}.`;
}
