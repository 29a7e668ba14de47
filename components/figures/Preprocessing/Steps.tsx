// The four pictures after the pad, each with the sentence that says what was done.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { centreOfMass, type Place } from '#src/formulas/pixel-counts.ts';
import type { DrawingSteps, Stroke } from '#src/mnist/drawing.ts';
import { centrePixel, fittedSide } from '#src/mnist/fit.ts';
import { Cropped } from './Cropped.tsx';

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
            The smallest box with all the ink: <Fact name="cropped-width" value={cropped.width} /> ×{' '}
            <Fact name="cropped-height" value={cropped.height} /> of the pad’s 112 × 112 dots.
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
          ? `There is nothing to fit: all ${fittedSide ** 2} values are 0.`
          : `The longer side fills ${fittedSide} pixels, the shorter keeps its share. Edges become grey.`}
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
            The dashed box is moved by whole pixels until the cross is in pixel{' '}
            {`${centrePixel}, ${centrePixel}: `}
            <MassNumbers mass={mass} name="centre-of-mass" />.
          </>
        ) : (
          'All 784 values are 0, and the network is given them like any others.'
        )}
      </Step>
    </ol>
  );
}

interface StepProps {
  title: string;
  picture: ComponentChildren;
  children: ComponentChildren;
}

const Step = ({ title, picture, children }: StepProps) => (
  <li class="preprocessing-step">
    <h3>{title}</h3>
    {picture}
    <p>{children}</p>
  </li>
);

/** The centre of mass as a cross over the pixels. */
function MassCross({ mass }: { mass: Place | undefined }) {
  if (!mass) return null;
  // Place 14 is the middle of pixel 14, which the picture draws from 14 to 15.
  const x = (mass.x + 0.5).toFixed(3);
  const y = (mass.y + 0.5).toFixed(3);
  const cross = `M${x} ${y}m-1.6 0h3.2m-1.6-1.6v3.2`;
  return (
    <>
      <path class="mass-cross-edge" d={cross} />
      <path class="mass-cross" d={cross} />
    </>
  );
}

/** `name` begins the names of both values: "fitted-mass" gives fitted-mass-x and fitted-mass-y. */
const MassNumbers = ({ mass, name }: { mass: Place; name: string }) => (
  <>
    column <Fact name={`${name}-x`} value={mass.x} as="fixed-2" />, row{' '}
    <Fact name={`${name}-y`} value={mass.y} as="fixed-2" />
  </>
);
