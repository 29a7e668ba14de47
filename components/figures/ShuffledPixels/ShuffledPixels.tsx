// Live part: the pixels of the reader's digit on their way to new places, which are the same for every image.
import { useState } from 'preact/hooks';
import { Slider } from '#components/controls/Slider.tsx';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { inkShare } from '#src/charts/scales.ts';
import { useDigitName } from '#src/session/reading.ts';

interface Props {
  first: Uint8Array;
  /** Pixel i of a shuffled image is pixel permutation[i] of the image. */
  permutation: readonly number[];
}

const steps = 20;

export function ShuffledPixels({ first, permutation }: Props) {
  const yours = useYourPixels(first);
  const digitName = useDigitName();
  const [step, setStep] = useState(steps);
  const where = step === 0 ? 'in place' : step === steps ? 'shuffled' : 'on their way';
  return (
    <div class="shuffled">
      <Labelled name={digitName} detail="as it is">
        <Picture class="yours" values={yours} largest={255} label={`${digitName}, as it is`} />
      </Labelled>
      <Labelled name="the same pixels" detail={where}>
        <svg
          class="picture drawing pixels"
          viewBox="0 0 28 28"
          role="img"
          aria-label={`The pixels of the same digit, ${where}`}
        >
          {permutation.map(
            (from, to) =>
              yours[from] > 0 && (
                <Pixel key={from} {...{ from, to }} way={step / steps} ink={yours[from]} />
              ),
          )}
        </svg>
      </Labelled>
      <div class="controls">
        <Slider
          label="Shuffle the pixels"
          min={0}
          max={steps}
          value={step}
          spoken={where}
          shown={where}
          onValue={setStep}
        />
      </div>
    </div>
  );
}

/** From the pixel's old place in a straight line to its new one; `way` from 0 to 1. */
function Pixel({ from, to, way, ink }: { from: number; to: number; way: number; ink: number }) {
  const between = (old: number, next: number) => Number((old + way * (next - old)).toFixed(2));
  return (
    <rect
      class="ink"
      x={between(from % 28, to % 28)}
      y={between(Math.floor(from / 28), Math.floor(to / 28))}
      width="1"
      height="1"
      fill-opacity={inkShare(ink, 255).toFixed(2)}
    />
  );
}
