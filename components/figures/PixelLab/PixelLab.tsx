// Live part: choose a pixel, swap the picture's colours, invert its numbers; hear the network's answer.
import { useCallback, useMemo, useState } from 'preact/hooks';
import { PixelGrid } from '#components/pictures/PixelGrid/PixelGrid.tsx';
import { useAnswers } from '#components/pictures/PixelGrid/use-answers.ts';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Network } from '#src/nn/index.ts';
import { LabAnswer } from './LabAnswer.tsx';
import { NumberList } from './NumberList.tsx';
import { PixelReading } from './PixelReading.tsx';
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
  const compute = useCallback((network: Network) => topAnswers(network, bytes), [bytes]);
  const { answers, trouble, retry } = useAnswers({
    compute,
    untouched: bytes === first.pixels || !isYours,
    built: isYours ? first.answers : training.answers,
  });
  const row = Math.floor(index / 28);
  const spoken = `row ${row}, column ${index % 28}: value ${values[index]}`;
  return (
    <div class={swapped ? 'pixel-lab swapped' : 'pixel-lab'}>
      <div class="pixel-lab-top">
        <PixelGrid
          class={isYours ? 'yours' : ''}
          values={values}
          largest={255}
          label={isYours ? 'Your digit, 28 by 28 pixels' : 'Training image 0, 28 by 28 pixels'}
          spoken={spoken}
          index={index}
          onIndex={setIndex}
        >
          <rect class="pixel-lab-row-frame" x="0" y={row} width="28" height="1" />
        </PixelGrid>
        <div class="pixel-lab-side">
          <PixelReading value={values[index]} index={index} />
          <LabAnswer values={values} answer={answers[Number(inverted)]} inverted={inverted} />
          <Trouble sentence={trouble} retry={retry} />
        </div>
      </div>
      <NumberList values={values} index={index} onIndex={setIndex} />
      <div class="controls pixel-lab-controls">
        <fieldset class="choice">
          <legend>Look at</legend>
          {(['yours', 'training'] as const).map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="pixel-lab-image"
                checked={looking === name}
                onChange={() => setLooking(name)}
              />
              {name === 'yours' ? 'your digit' : `training image 0, a ${trainingLabel}`}
            </label>
          ))}
        </fieldset>
        <Switch label="Swap the colours" on={swapped} onSwitch={setSwapped} />
        <Switch label="Invert the numbers: 255 − value" on={inverted} onSwitch={setInverted} />
      </div>
    </div>
  );
}

function Switch(props: { label: string; on: boolean; onSwitch: (on: boolean) => void }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onSwitch(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}
