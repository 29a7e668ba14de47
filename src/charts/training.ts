// A training run as it goes: the loss falls, and after each epoch the validation images say how much is right.
import { colour, drawChart, type Draw } from './frame.ts';

export interface TrainingCurve {
  curve: readonly { step: number; loss: number }[];
  /** `accuracy` of the validation images, 0..1. */
  epochs: readonly { step: number; accuracy: number }[];
  /** The axis goes to the end of the run, so that one sees what is left. */
  stepCount: number;
  /** The lowest loss that is told apart; 0.01 where nothing is said. */
  lowest?: number;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export function drawTraining({ curve, epochs, stepCount, lowest = 0.01 }: TrainingCurve): Draw {
  return (plot, frame) => {
    const isNarrow = frame.width < 480;
    // With many epochs only the last one's number has room.
    const named = epochs.length > 3 ? epochs.slice(-1) : epochs;
    return drawChart(plot, frame, {
      height: isNarrow ? 260 : 320,
      marginTop: 34,
      marginRight: 24,
      x: {
        label: 'steps',
        domain: [0, stepCount],
        ticks: isNarrow ? 3 : 6,
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
        plot.text(named, {
          x: 'step',
          frameAnchor: 'top',
          dy: -14,
          dx: 2,
          textAnchor: 'end',
          text: (epoch: { accuracy: number }) => percent(epoch.accuracy),
          fontWeight: 600,
          fill: colour.ink,
        }),
        plot.line(curve, {
          x: 'step',
          y: ({ loss }: { loss: number }) => Math.max(lowest, loss),
          stroke: colour.ink,
          strokeWidth: 1.75,
        }),
        plot.dot(curve.slice(-1), {
          x: 'step',
          y: ({ loss }: { loss: number }) => Math.max(lowest, loss),
          r: 4.5,
          fill: colour.ink,
        }),
      ],
    });
  };
}
