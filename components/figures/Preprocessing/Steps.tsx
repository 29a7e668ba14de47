// The four pictures after the pad, each with the sentence that says what was done.
import { useMemo } from 'preact/hooks';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { centreOfMass } from '#src/formulas/pixel-counts.ts';
import type { DrawingSteps, Stroke } from '#src/mnist/drawing.ts';
import { Cropped } from './Cropped.tsx';
import { MassCross, MassNumbers } from './Mass.tsx';
import { Step } from './Step.tsx';

interface Props {
  strokes: readonly Stroke[];
  steps: DrawingSteps;
  isYours: boolean;
}

export function Steps({ strokes, steps, isYours }: Props) {
  const { cropped, fitted, centred } = steps;
  const blank = steps.verdict === 'blank';
  const fittedMass = useMemo(() => centreOfMass(fitted.values, fitted.width), [fitted]);
  const mass = useMemo(() => centreOfMass(centred.values, centred.width), [centred]);
  const at = mass &&
    fittedMass && { x: Math.round(mass.x - fittedMass.x), y: Math.round(mass.y - fittedMass.y) };
  return (
    <ol class="preprocessing-steps">
      <Step title="2. Cropped" picture={<Cropped strokes={strokes} />}>
        {blank ? (
          'There is no ink to crop to.'
        ) : (
          <>
            The smallest box with all the ink: <Whole name="cropped-width" value={cropped.width} />{' '}
            × <Whole name="cropped-height" value={cropped.height} /> of the pad’s 112 × 112 dots.
          </>
        )}
      </Step>
      <Step
        title="3. Fitted into 20 × 20"
        picture={
          <Picture
            values={fitted.values}
            width={fitted.width}
            label="The drawing in 20 × 20 pixels"
          />
        }
      >
        {blank
          ? 'There is nothing to fit: all 400 values are 0.'
          : 'The longer side fills 20 pixels, the shorter keeps its share. Edges become grey.'}
      </Step>
      <Step
        title="4. Centre of mass"
        picture={
          <Picture
            values={fitted.values}
            width={fitted.width}
            label="The same picture with its centre of mass marked by a cross"
          >
            <MassCross mass={fittedMass} />
          </Picture>
        }
      >
        {fittedMass ? (
          <>
            The mean place of the ink: <MassNumbers mass={fittedMass} name="fitted-mass" />.
          </>
        ) : (
          'Without ink there is no centre of mass.'
        )}
      </Step>
      <Step
        title="5. Placed in 28 × 28"
        picture={
          <Picture
            class={isYours ? 'yours' : ''}
            values={centred.values}
            label="The finished picture of 28 × 28 pixels, its centre of mass in the middle"
          >
            {at && (
              <rect
                class="preprocessing-box"
                x={at.x}
                y={at.y}
                width={fitted.width}
                height={fitted.height}
              />
            )}
            <MassCross mass={mass} />
          </Picture>
        }
      >
        {mass ? (
          <>
            The dashed box is moved by whole pixels until the cross is in pixel 14, 14:{' '}
            <MassNumbers mass={mass} name="centre-of-mass" />.
          </>
        ) : (
          'All 784 values are 0, and the network is given them like any others.'
        )}
      </Step>
    </ol>
  );
}

function Whole({ name, value }: { name: string; value: number }) {
  return (
    <data data-name={name} value={String(value)}>
      {value}
    </data>
  );
}
