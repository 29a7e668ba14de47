// Live part: follows the reader's digit; a slider chooses by what the third column is divided.
import { useMemo, useState } from 'preact/hooks';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import {
  answerTo,
  dividedBy,
  divisors,
  invertedBytes,
  type Answer,
} from '#src/formulas/encodings.ts';
import type { Score } from '#src/formulas/scores.ts';
import type { Network } from '#src/nn/index.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { OneWay } from './OneWay.tsx';

interface Props {
  first: Uint8Array;
  firstAnswers: Answer[];
  /** On the 10,000 test images, as are the scores below. */
  invertedScore: Score;
  /** One score for each of `divisors`. */
  dividedScores: Score[];
}

const trained = divisors.indexOf(255);

export function OtherNumbers({ first, firstAnswers, invertedScore, dividedScores }: Props) {
  const yours = useYourPixels(first);
  const [place, setPlace] = useState(0);
  const divisor = divisors[place];
  const { part: answers, trouble } = useFetched(
    [yours, divisor] as const,
    { key: [first, divisors[0]] as const, part: firstAnswers },
    withNetwork(answersToAll),
  );
  const negative = useMemo(() => yours.map((byte) => 255 - byte), [yours]);
  const shared = { pixels: yours, whose: atStart(digitName(yours !== first)) };
  return (
    <div class="other-numbers">
      <div class="other-numbers-ways">
        <OneWay
          {...shared}
          name="trained"
          title="as in training"
          formula="value ÷ 255"
          answer={answers[0]}
          score={dividedScores[trained]}
        />
        <OneWay
          {...shared}
          name="inverted"
          title="inverted"
          formula="(255 − value) ÷ 255"
          pixels={negative}
          answer={answers[1]}
          score={invertedScore}
        />
        <OneWay
          {...shared}
          name="divided"
          title={divisor === 1 ? 'not divided' : divisor === 255 ? 'as in training' : 'divided'}
          formula={divisor === 1 ? 'value' : `value ÷ ${formatNumber(divisor)}`}
          answer={answers[2]}
          score={dividedScores[place]}
        />
      </div>
      <div class="controls">
        <ListSlider
          label="Third column: divide by"
          values={divisors}
          index={place}
          words={formatNumber}
          fact="divisor"
          onIndex={setPlace}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

/** Answers to byte ÷ 255, to (255 − byte) ÷ 255, and to byte ÷ a chosen divisor. */
export function answersToAll(
  network: Network,
  [bytes, divisor]: readonly [bytes: Uint8Array, divisor: number],
): Answer[] {
  return [dividedBy(255), invertedBytes, dividedBy(divisor)].map((encode) =>
    answerTo(network, encode(bytes)),
  );
}
