// Live part: say what the right answer is, choose a hidden neuron, and read its ten slopes and their sum.
import { useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useSlopes } from './use-slopes.ts';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { largestSlope, type PackedSlopes } from '#src/formulas/backward-digit.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  first: Reading;
  firstLabel: number;
  firstSlopes: PackedSlopes;
}

/** Squares in a row of the 128. */
const across = 16;

export function TenWishes({ first, firstLabel, firstSlopes }: Props) {
  const { label: wanted, choose, name, shown, trouble } = useSlopes(first, firstLabel, firstSlopes);
  const { reading, label, slopes } = shown;
  const { dLogits, columns, dActivations, dPreActivations } = slopes;
  const [picked, pick] = useState<number>();
  // Until she picks one: the silent neuron that the outputs ask the most of.
  const neuron = picked ?? loudestSilent(dActivations, reading.preActivations);
  const isActive = reading.preActivations[neuron]! > 0;
  const largest = largestSlope(slopes);
  const shared = { width: across, signed: true, largest, pointed: neuron, onPoint: pick };
  const silent = reading.preActivations.filter((sum) => sum <= 0).length;
  return (
    <div class="ten-wishes">
      <ol class="ten-columns">
        {columns.map((column, digit) => (
          <li key={digit} class={digit === label ? 'right-answer' : ''}>
            <Labelled
              name={digit === label ? `${digit}, right` : String(digit)}
              detail={<Fact name={`d-logit-${digit}`} value={dLogits[digit]} as="fixed-3" />}
            >
              <Picture
                {...shared}
                values={column}
                label={`What the output ${digit} asks of each of the 128 hidden neurons`}
              />
            </Labelled>
          </li>
        ))}
      </ol>
      <p class="label ten-sum">
        The ten numbers add up to{' '}
        <Fact name="d-logit-sum" value={dLogits.reduce((sum, slope) => sum + slope, 0)}>
          {formatNumber(
            dLogits.reduce((sum, slope) => sum + slope, 0),
            'fixed-6',
          )}
        </Fact>
        .
      </p>
      <div class="stage-pictures">
        <Labelled name="sum of the ten" detail="before the gate">
          <Picture {...shared} values={dActivations} label="The sum of the ten pictures above" />
        </Labelled>
        <Labelled
          name="who fires"
          detail={
            <>
              <Fact name="silent-neurons" value={silent} /> of 128 are silent
            </>
          }
        >
          <Picture
            width={across}
            values={reading.preActivations.map((sum) => Number(sum > 0))}
            pointed={neuron}
            onPoint={pick}
            label={`The gates of ReLU: ${128 - silent} of 128 are open`}
          />
        </Labelled>
        <Labelled name="what is left" detail="after the gate">
          <Picture {...shared} values={dPreActivations} label="The sum, with 0 at silent neurons" />
        </Labelled>
      </div>
      <Spoken class="ten-line" lines={[2, 4]}>
        Neuron {neuron + 1}: the ten add up to{' '}
        <Fact name="d-activation" value={dActivations[neuron]} as="fixed-4" />.{' '}
        {sentenceOn(dActivations[neuron]!, isActive)} It passes back{' '}
        <Fact name="d-pre-activation" value={dPreActivations[neuron]} as="fixed-4" />.
      </Spoken>
      <div class="controls">
        <NeuronSlider index={neuron} onIndex={pick} />
        <DigitChoice
          legend={`The right answer for ${name}`}
          name="ten-wishes-digit"
          digit={wanted}
          onChoose={choose}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

/** The silent neuron with the steepest slope before its gate. */
function loudestSilent(slopes: readonly number[], preActivations: readonly number[]): number {
  const silent = [...slopes.keys()].filter((neuron) => preActivations[neuron]! <= 0);
  return silent.reduce(
    (best, neuron) => (Math.abs(slopes[neuron]!) > Math.abs(slopes[best]!) ? neuron : best),
    silent[0] ?? 0,
  );
}

function sentenceOn(slope: number, isActive: boolean): string {
  if (!isActive) return 'But it is silent, so its gate is shut.';
  return slope < 0
    ? 'It is active, and firing more would lower the loss.'
    : 'It is active, and firing less would lower the loss.';
}
