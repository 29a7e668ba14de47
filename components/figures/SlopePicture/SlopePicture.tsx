// Live part: choose a hidden neuron and the right answer; the picture of its 784 slopes follows.
import { useMemo, useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Switch } from '#components/controls/Switch.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useSlopes } from '#components/figures/TenWishes/use-slopes.ts';
import { outline } from '#components/pictures/Picture/outline.ts';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import type { PackedSlopes } from '#src/formulas/backward-digit.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  first: Reading;
  firstLabel: number;
  firstSlopes: PackedSlopes;
  /** The pixels that are 0 in every training image. */
  dead: number[];
}

export function SlopePicture({ first, firstLabel, firstSlopes, dead }: Props) {
  const { label: wanted, choose, name, shown, trouble } = useSlopes(first, firstLabel, firstSlopes);
  const { pixels } = shown.reading;
  const { dPreActivations } = shown.slopes;
  const largest = Math.max(1e-9, ...dPreActivations.map(Math.abs));
  const [picked, pick] = useState<number>();
  const neuron = picked ?? dPreActivations.findIndex((slope) => Math.abs(slope) === largest);
  const number = dPreActivations[neuron]!;
  const slopes = pixels.map((pixel) => (pixel / 255) * number);
  const [marked, setMarked] = useState(false);
  const around = useMemo(() => outline(pixels.map((_, place) => dead.includes(place))), [dead]);
  const empty = slopes.filter((slope) => slope === 0).length;
  return (
    <div class="slope-picture">
      <div class="slope-product">
        <Labelled name={name} detail="784 inputs">
          <Picture class="yours" values={pixels} largest={255} label={name} />
        </Labelled>
        <span class="sign" aria-label="times">
          ×
        </span>
        <div class={`slope-number ${number > 0 ? 'positive' : number < 0 ? 'negative' : ''}`}>
          <Fact name="neuron-slope" value={number} as="fixed-4" />
          <p class="label">
            slope of neuron {neuron + 1}
            <br />
            {number === 0 ? 'its gate is shut' : 'its gate is open'}
          </p>
        </div>
        <span class="sign slope-equals" aria-label="equals">
          =
        </span>
        <div class="slope-result">
          <Labelled name="784 slopes" detail={`of neuron ${neuron + 1}’s weights`}>
            <Picture
              values={slopes}
              signed
              largest={largest}
              label={`784 slopes of neuron ${neuron + 1}: the digit times ${formatNumber(number, 'fixed-4')}`}
            >
              {marked && <path class="slope-dead" d={around} />}
            </Picture>
          </Labelled>
        </div>
      </div>
      <Facts
        rows={[
          { label: 'slopes that are 0', fact: 'zero-slopes', value: empty },
          { label: 'slopes that are not', fact: 'other-slopes', value: 784 - empty },
        ]}
      />
      <div class="controls">
        <NeuronSlider index={neuron} onIndex={pick} />
        <Switch on={marked} onSwitch={setMarked}>
          Mark the {dead.length} pixels that no training image inks
        </Switch>
        <DigitChoice
          legend={`The right answer for ${name}`}
          name="slope-picture-digit"
          digit={wanted}
          onChoose={choose}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}
