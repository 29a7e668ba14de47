// Live part: choose a network, an image and how long the step is; ten bars say what 10,000 images are called after it.
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { OneImagePoint } from '#src/records/experiments/one-image.ts';

interface Props {
  points: OneImagePoint[];
  /** Pixels with blanks between them: a third of a list's weight. */
  pictures: { image: number; pixels: string }[];
}

type Start = 'random' | 'trained';
const startOf = ({ seed }: OneImagePoint): Start => (seed === undefined ? 'trained' : 'random');

export function OneImageWants({ points, pictures }: Props) {
  const labelOf = (each: number) => points.find((point) => point.image === each)!.label;
  const [start, setStart] = useState<Start>('random');
  const [image, setImage] = useState(pictures.at(-1)!.image);
  const mine = points.filter((point) => startOf(point) === start && point.image === image);
  const [step, setStep] = useState(mine.findIndex(({ learningRate }) => learningRate === 0.1));
  const { label, answers, correct, loss } = mine[step]!;
  const pixels = useMemo(
    () =>
      pictures
        .find((one) => one.image === image)!
        .pixels.split(' ')
        .map(Number),
    [pictures, image],
  );
  const count = answers.reduce((sum, one) => sum + one, 0);
  const before = mine[0]!.answers;
  const share = (part: number) => `${(100 * part) / count}%`;
  return (
    <div class="stage-side one-image">
      <ol class="probabilities chart-frame" aria-label="Test images called each digit">
        {answers.map((said, digit) => (
          <li key={digit} class={digit === label ? 'answer' : ''}>
            <span class="digit-name">{digit}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ inlineSize: share(said) }} />
              <i style={{ insetInlineStart: share(before[digit]!) }} />
            </span>
            <Fact name={`answers-${digit}`} value={said} />
          </li>
        ))}
      </ol>
      <div class="side">
        <Labelled name="the one image" detail={`a ${label}`}>
          <Picture
            values={pixels}
            largest={255}
            label={`The image that the step was taken on, a ${label}`}
          />
        </Labelled>
        <Facts
          rows={[
            { label: 'its loss before', fact: 'loss-before', value: loss[0], as: 'fixed-4' },
            { label: 'its loss after', fact: 'loss-after', value: loss[1], as: 'fixed-4' },
            {
              label: 'test images read correctly',
              fact: 'right-after-step',
              value: correct / count,
              as: 'percent-2',
              strong: true,
            },
          ]}
        />
      </div>
      <Spoken lines={[1, 3]}>{sentenceOn(mine[step]!, count)}</Spoken>
      <div class="controls">
        <Choice
          legend="The network"
          name="one-image-start"
          options={[
            ['random', 'untrained'],
            ['trained', 'trained'],
          ]}
          value={start}
          onValue={setStart}
        />
        <Choice
          legend="The image"
          name="one-image-image"
          options={pictures.map(({ image: each }) => [
            each,
            `${each === pictures[0]!.image ? 'an easy' : 'a hesitant'} ${labelOf(each)}`,
          ])}
          value={image}
          onValue={setImage}
        />
        <ListSlider
          label="Learning rate"
          values={mine.map((point) => point.learningRate)}
          index={step}
          fact="step-rate"
          onIndex={setStep}
        />
      </div>
    </div>
  );
}

function sentenceOn({ learningRate, answers, label }: OneImagePoint, count: number): string {
  if (learningRate === 0) return 'Before the step. Move the rate, and take it.';
  const said = answers[label]!;
  if (said === count) return `After this one step every single image is called a ${label}.`;
  return `After this one step ${formatNumber(said)} of ${formatNumber(count)} images are called a ${label}.`;
}
