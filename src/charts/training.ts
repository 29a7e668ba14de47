// A training run as it goes: the loss falls, and after each epoch the validation images say how much is right.
import { colour, type Draw, drawChart, isNarrow } from './frame.ts';

export interface TrainingCurve {
  curve: readonly { step: number; loss: number }[];
  /** `accuracy` of the validation images, 0..1. */
  epochs: readonly { step: number; accuracy: number }[];
  /** The axis goes to the end of the run, so that one sees what is left. */
  stepCount: number;
  /** The lowest loss that is told apart; 0.01 where nothing is said. */
  lowest?: number;
  /** What the images of `epochs` are called. */
  asked?: string;
  /** The curve of a run before it, to compare with. */
  earlier?: readonly { step: number; loss: number }[];
}

interface Point {
  step: number;
  loss: number;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The curve as far as it lies above the axis: where it goes below, it ends at the foot, and begins there again. */
export function aboveFoot(curve: readonly Point[], lowest: number): Point[] {
  return curve.flatMap((point, place) => {
    const before = curve[place - 1];
    const isAbove = point.loss >= lowest;
    if (!before || before.loss >= lowest === isAbove) return [isAbove ? point : gapAt(point)];
    const [one, other] = [before, point].map(({ loss }) => Math.log(Math.max(loss, 1e-12)));
    const share = (Math.log(lowest) - one) / (other - one);
    const foot = { step: before.step + share * (point.step - before.step), loss: lowest };
    return isAbove ? [foot, point] : [foot, gapAt(point)];
  });
}

const gapAt = ({ step }: Point): Point => ({ step, loss: NaN });

/** In pixels: of a letter, and of the margins on both sides. */
const [letter, beside] = [7, 72];

/** From the last one backwards, those whose words do not meet those of the next. */
function withRoom<Epoch>(
  epochs: readonly Epoch[],
  extentOf: (epoch: Epoch, isLast: boolean) => [from: number, to: number],
): Epoch[] {
  const named: Epoch[] = [];
  let free = Infinity;
  for (let k = epochs.length - 1; k >= 0; k--) {
    const [from, to] = extentOf(epochs[k]!, named.length === 0);
    if (to > free) continue;
    free = from;
    named.unshift(epochs[k]!);
  }
  return named;
}

/** Whole steps only; a run that has made none does not know yet how long it will be. */
function stepTicks(stepCount: number, hasBegun: boolean, most: number): number[] | number {
  if (!hasBegun && stepCount <= 1) return [0];
  return stepCount < most ? Array.from({ length: stepCount + 1 }, (_, step) => step) : most;
}

export function drawTraining(run: TrainingCurve): Draw {
  const { curve, epochs, stepCount, lowest = 0.01, asked = 'validation', earlier = [] } = run;
  const last = curve.at(-1);
  const endsBelow = last !== undefined && last.loss < lowest;
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const isEarly = ({ step }: { step: number }) => step < stepCount / 3;
    const named = withRoom(epochs, (epoch, isLast) => {
      const at = ((frame.width - beside) * epoch.step) / Math.max(1, stepCount);
      const words = isLast ? asked.length + 9 : 7;
      return isEarly(epoch) ? [at, at + words * letter] : [at - words * letter, at];
    });
    // Beside its line, on the side where there is room.
    const shares = (textAnchor: 'start' | 'end') =>
      plot.text(
        named.filter((epoch) => isEarly(epoch) === (textAnchor === 'start')),
        {
          x: 'step',
          frameAnchor: 'top',
          dy: -14,
          dx: textAnchor === 'start' ? -2 : 2,
          textAnchor,
          text: (epoch: TrainingCurve['epochs'][number]) =>
            `${epoch === named.at(-1) ? `${asked}: ` : ''}${percent(epoch.accuracy)}`,
          fontWeight: 600,
          fill: colour.ink,
        },
      );
    return drawChart(plot, frame, {
      height: narrow ? 260 : 320,
      marginTop: 34,
      marginRight: 24,
      x: {
        label: 'steps',
        domain: [0, stepCount],
        ticks: stepTicks(stepCount, curve.length > 0, narrow ? 3 : 6),
        tickFormat: (step: number) => step.toLocaleString('en-GB'),
      },
      y: {
        label: 'loss of a batch',
        type: 'log',
        domain: [lowest, 3],
        ticks: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3].filter((loss) => loss >= lowest),
        tickFormat: (loss: number) => String(loss),
        grid: true,
      },
      marks: [
        plot.ruleX(epochs, { x: 'step', stroke: colour.line, strokeOpacity: 1 }),
        shares('start'),
        shares('end'),
        plot.line(aboveFoot(earlier, lowest), {
          x: 'step',
          y: 'loss',
          stroke: colour.soft,
          strokeWidth: 1,
        }),
        plot.line(aboveFoot(curve, lowest), {
          x: 'step',
          y: 'loss',
          stroke: colour.ink,
          strokeWidth: 1.75,
        }),
        plot.dot(endsBelow ? [] : curve.slice(-1), {
          x: 'step',
          y: 'loss',
          r: 4.5,
          fill: colour.ink,
        }),
        plot.text(endsBelow ? [last] : [], {
          x: 'step',
          frameAnchor: 'bottom',
          dy: -6,
          dx: isEarly(last ?? { step: 0 }) ? 4 : -4,
          textAnchor: isEarly(last ?? { step: 0 }) ? 'start' : 'end',
          text: () => `below ${lowest}`,
          fill: colour.ink,
        }),
      ],
    });
  };
}
