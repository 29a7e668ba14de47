// Live part: the digit read row by row; beside each row the answer so far, and how many test images are right by then.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { withLayers } from '#components/controls/with-layers.ts';
import { Pixels } from '#components/pictures/Picture/Picture.tsx';
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import { classCount, imageSide } from '#src/mnist/image-set.ts';
import { answerAfter, sentenceAfter } from './answers.ts';

interface Props {
  pixels: Uint8Array;
  /** (28, 10): after each row, the probability of each digit. */
  first: number[];
  /** After each row, the share of the test images read correctly. */
  accuracies: number[];
}

const load = withLayers(
  'gru',
  () => import('#src/formulas/row-answers.ts'),
  (network, { answersByRow }, pixels: Uint8Array): ArrayLike<number> =>
    answersByRow(network, pixels).probabilities,
);

/** Long enough to see each row come. */
const rowMilliseconds = 250;

export function RowByRow({ pixels, first, accuracies }: Props) {
  const yours = useYourPixels(pixels);
  const built = { key: pixels, part: first as ArrayLike<number> };
  const { key, part: probabilities, trouble } = useFetched(yours, built, load);
  const steps = useSteps(imageSide, rowMilliseconds);
  const { done } = steps;
  const answer = useMemo(() => answerAfter(probabilities, done), [probabilities, done]);
  const isYours = key !== pixels;
  const whose = atStart(digitName(isYours));
  return (
    <div class="row-by-row">
      <div class="row-columns">
        <p class="label">{whose}</p>
        <div>
          <p class="label">probability of</p>
          <p class="row-digits" aria-hidden="true">
            {Array.from({ length: classCount }, (_, digit) => (
              <span key={digit} class={digit === answer?.prediction ? 'best' : ''}>
                {digit}
              </span>
            ))}
          </p>
        </div>
        <p class="label">test images read correctly by then</p>
        <Rows
          class={`picture ${isYours ? 'yours' : ''}`}
          width={imageSide}
          done={done}
          label={`${whose}, ${done} of its ${imageSide} rows read`}
          onRow={steps.go}
        >
          <Pixels values={key} width={imageSide} largest={255} signed={false} />
        </Rows>
        <Rows
          class="picture"
          width={classCount * digitWidth}
          done={done}
          label="The probability of each digit after each row, as ink"
          onRow={steps.go}
        >
          <Answers probabilities={probabilities} done={done} />
        </Rows>
        <Rows
          class="row-shares"
          width={shareWidth}
          done={done}
          label="The share of the test images read correctly after each row, as bars"
          onRow={steps.go}
        >
          {accuracies.map((share, row) => (
            <rect
              key={row}
              class={row === done - 1 ? 'chosen' : ''}
              y={row + 0.12}
              width={share * shareWidth}
              height="0.76"
            />
          ))}
        </Rows>
        <span />
        <span />
        <p class="label row-axis">
          <span>none</span>
          <span>all</span>
        </p>
      </div>
      <div class="controls">
        <Steps steps={steps} play="Read it row by row" finish="All rows" />
        <Slider
          label="Rows read"
          value={done}
          min={0}
          max={imageSide}
          shown={`${done} of ${imageSide}`}
          onValue={steps.go}
        />
      </div>
      <Facts
        class="row-facts"
        rows={[
          {
            label: 'it would answer',
            fact: 'row-prediction',
            value: answer ? answer.prediction : NaN,
          },
          {
            label: 'with probability',
            fact: 'row-probability',
            value: answer ? answer.probability : NaN,
            as: 'probability',
          },
          {
            label: 'test images read correctly after this row',
            fact: 'row-accuracy',
            value: done > 0 ? accuracies[done - 1] : NaN,
            as: 'percent-1',
            strong: true,
          },
        ]}
      />
      <Spoken lines={[2, 3]}>{sentenceAfter(key, probabilities, done)}</Spoken>
      <Trouble {...trouble} />
    </div>
  );
}

/** Columns of a picture that one digit's probabilities and the bars are wide. */
const digitWidth = 2.6;
const shareWidth = 18;

interface RowsProps {
  class: string;
  width: number;
  done: number;
  label: string;
  onRow: (done: number) => void;
  children: ComponentChildren;
}

/** Something as high as the picture, a row beside each of its rows; what has not been read is pale. */
function Rows({ class: name, width, done, label, onRow, children }: RowsProps) {
  const point = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const row = cellAt(event, 1, imageSide);
    if (row !== undefined) onRow(row + 1);
  };
  return (
    <svg
      class={`drawing rows ${name}`}
      viewBox={`0 0 ${width} ${imageSide}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      onPointerDown={point}
      onPointerMove={point}
    >
      {children}
      <rect class="unread" y={done} width={width} height={imageSide - done} />
      {done > 0 && <path class="row-line" d={`M0 ${done}h${width}`} />}
    </svg>
  );
}

function Answers({ probabilities, done }: { probabilities: ArrayLike<number>; done: number }) {
  const cells = Array.from(probabilities, (probability, k) => ({
    probability,
    row: Math.floor(k / classCount),
    digit: k % classCount,
  }));
  return (
    <>
      {cells
        .filter(({ probability, row }) => row < done && probability >= 0.01)
        .map(({ probability, row, digit }) => (
          <rect
            key={`${row}-${digit}`}
            class="ink"
            x={digit * digitWidth}
            y={row}
            width={digitWidth}
            height="1"
            fill-opacity={Number(probability.toFixed(2))}
          />
        ))}
    </>
  );
}
