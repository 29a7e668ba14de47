// One column: the numbers as a picture, the ten probabilities, and the score on all test images.
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Answer } from '#src/formulas/encodings.ts';
import type { Score } from '#src/formulas/scores.ts';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  /** Begins the names of this column's values. */
  name: string;
  title: string;
  /** Whose digit the pixels are. */
  whose: string;
  formula: string;
  pixels: Uint8Array;
  answer: Answer;
  score: Score;
}

export function OneWay({ name, title, whose, formula, pixels, answer, score }: Props) {
  return (
    <section class="one-way" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <p class="label">{formula}</p>
      </header>
      <Picture class="yours" values={pixels} largest={255} label={`${whose}, ${title}`} />
      <Probabilities
        probabilities={answer.probabilities}
        prediction={answer.prediction}
        name={`${name}-probability`}
      />
      <dl>
        <Score
          name={`${name}-accuracy`}
          label="right answers"
          text="percent-2"
          value={score.accuracy}
        />
        <Score name={`${name}-loss`} label="mean loss" text="fixed-3" value={score.meanLoss} />
      </dl>
    </section>
  );
}

function Score(props: {
  name: string;
  label: string;
  text: 'percent-2' | 'fixed-3';
  value: number;
}) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <data data-name={props.name} value={String(props.value)}>
          {formatNumber(props.value, props.text)}
        </data>
      </dd>
    </div>
  );
}
