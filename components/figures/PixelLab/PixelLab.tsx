// Live part: choose a pixel, swap the picture's colours, invert its numbers; hear the network's answer.
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Switch } from '#components/controls/Switch.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { PixelGrid } from '#components/pictures/PixelGrid/PixelGrid.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { imageSide } from '#src/mnist/image-set.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import { NumberList } from './NumberList.tsx';
import { topAnswers, type TopAnswer } from './top-answers.ts';

/** A digit with the network's answers to its numbers as they are, and inverted. */
interface KnownDigit {
  pixels: Uint8Array;
  answers: TopAnswer[];
}

interface Props {
  first: KnownDigit;
  training: KnownDigit;
  trainingLabel: number;
  firstIndex: number;
}

export function PixelLab({ first, training, trainingLabel, firstIndex }: Props) {
  const yours = useYourPixels(first.pixels);
  const name = digitName(yours !== first.pixels);
  const [looking, setLooking] = useState<'yours' | 'training'>('yours');
  const [swapped, setSwapped] = useState(false);
  const [inverted, setInverted] = useState(false);
  const [index, setIndex] = useState(firstIndex);
  const isYours = looking === 'yours';
  const bytes = isYours ? yours : training.pixels;
  const values = useMemo(
    () => (inverted ? bytes.map((byte) => 255 - byte) : bytes),
    [bytes, inverted],
  );
  // What the page was built with needs no weights.
  const known = [first, training].find(({ pixels }) => pixels === bytes);
  const { part: answers, trouble } = useFetched(
    bytes,
    { key: first.pixels, part: first.answers },
    async () => known?.answers ?? withNetwork(topAnswers)(bytes),
  );
  const answer = answers[Number(inverted)];
  const row = Math.floor(index / 28);
  return (
    <div class={swapped ? 'pixel-lab swapped' : 'pixel-lab'}>
      <div class="stage-pair" style="--first: 24rem">
        <PixelGrid
          class={isYours ? 'yours' : ''}
          values={values}
          largest={255}
          label={`${isYours ? atStart(name) : 'Training image 0'}, 28 by 28 pixels`}
          spoken={`value ${values[index]}`}
          index={index}
          onIndex={setIndex}
        >
          <rect class="pixel-lab-row-frame" x="0" y={row} width="28" height="1" />
        </PixelGrid>
        <div class="pixel-lab-side">
          <PixelReading value={values[index]} index={index} />
          <Spoken class="lab-answer">
            The {inverted ? 'inverted numbers' : '784 values'} add up to{' '}
            <Fact name="lab-ink-sum" value={values.reduce((sum, value) => sum + value, 0)} />. The
            network reads {inverted ? 'them' : 'the picture'} as{' '}
            <Fact class="your-digit" name="lab-prediction" value={answer.prediction} /> with
            probability <Fact name="lab-probability" value={answer.probability} as="fixed-4" />.
          </Spoken>
          <Trouble {...trouble} />
        </div>
      </div>
      <NumberList values={values} index={index} onIndex={setIndex} />
      <div class="controls">
        <Choice
          legend="Look at"
          name="pixel-lab-image"
          options={[
            ['yours', name],
            ['training', `training image 0, a ${trainingLabel}`],
          ]}
          value={looking}
          onValue={setLooking}
        />
        <Switch on={swapped} onSwitch={setSwapped}>
          Swap the colours
        </Switch>
        <Switch on={inverted} onSwitch={setInverted}>
          Invert the numbers: 255 − value
        </Switch>
      </div>
    </div>
  );
}

/** One pixel as three numbers: its value, the input made of it, its place in the list. */
function PixelReading({ value, index }: { value: number; index: number }) {
  const row = Math.floor(index / 28);
  const column = index % 28;
  return (
    <div class="pixel-reading">
      <p class="label">
        The pixel in row {row}, column {column}
      </p>
      <div class="pixel-reading-lines">
        <span class="pixel-reading-swatch" aria-hidden="true">
          <span style={{ opacity: String(value / 255) }} />
        </span>
        <p>
          <Fact class="pixel-reading-value" name="pixel-value" value={value} />
          <span class="label">
            value, from 0 <span class="pixel-reading-of">(paper)</span> to 255{' '}
            <span class="pixel-reading-of">(ink)</span>
          </span>
        </p>
        <span class="label">÷ 255</span>
        <p>
          <Fact name="pixel-input" value={value / 255} as="fixed-4" />
          <span class="label">input, from 0 to 1</span>
        </p>
        <span class="label">place</span>
        <p>
          <Fact name="pixel-index" value={index} />
          <span class="label">
            = {row} × {imageSide} + {column}
          </span>
        </p>
      </div>
    </div>
  );
}
