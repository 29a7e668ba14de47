// Live part: follows the reader's digit; a slider chooses by what the third column is divided.
import { useCallback, useMemo, useState } from 'preact/hooks';
import { useAnswers } from '#components/pictures/PixelGrid/use-answers.ts';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { Trouble } from '#components/controls/Trouble.tsx';
import { divisors, type Answer } from '#src/formulas/encodings.ts';
import type { Score } from '#src/formulas/scores.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Network } from '#src/nn/index.ts';
import { answersToAll } from './answers.ts';
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
  const whose = yours === first ? 'The book’s digit' : 'Your digit';
  const [place, setPlace] = useState(0);
  const divisor = divisors[place];
  const compute = useCallback(
    (network: Network) => answersToAll(network, yours, divisor),
    [yours, divisor],
  );
  const untouched = yours === first && place === 0;
  const { answers, trouble, retry } = useAnswers({ compute, untouched, built: firstAnswers });
  const negative = useMemo(() => yours.map((byte) => 255 - byte), [yours]);
  return (
    <div class="other-numbers">
      <div class="other-numbers-ways">
        <OneWay
          name="trained"
          title="as in training"
          formula="value ÷ 255"
          whose={whose}
          pixels={yours}
          answer={answers[0]}
          score={dividedScores[trained]}
        />
        <OneWay
          name="inverted"
          title="inverted"
          formula="(255 − value) ÷ 255"
          whose={whose}
          pixels={negative}
          answer={answers[1]}
          score={invertedScore}
        />
        <OneWay
          name="divided"
          title={divisor === 1 ? 'not divided' : divisor === 255 ? 'as in training' : 'divided'}
          formula={divisor === 1 ? 'value' : `value ÷ ${formatNumber(divisor)}`}
          whose={whose}
          pixels={yours}
          answer={answers[2]}
          score={dividedScores[place]}
        />
      </div>
      <div class="controls">
        <label class="slider other-numbers-slider">
          <span>Third column: divide by</span>
          <input
            type="range"
            min="0"
            max={divisors.length - 1}
            value={place}
            aria-valuetext={formatNumber(divisor)}
            onInput={(event) => setPlace(Number(event.currentTarget.value))}
          />
          <output aria-live="off">
            <data data-name="divisor" value={String(divisor)}>
              {formatNumber(divisor)}
            </data>
          </output>
        </label>
      </div>
      <Trouble sentence={trouble} retry={retry} />
    </div>
  );
}
