// One column: the numbers as a picture, the ten probabilities, and the score on all test images.
import { Facts } from '#components/controls/Fact.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Answer } from '#src/formulas/encodings.ts';
import type { Score } from '#src/formulas/scores.ts';

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
      <Facts
        rows={[
          {
            label: 'read correctly',
            fact: `${name}-accuracy`,
            value: score.accuracy,
            as: 'percent-2',
            strong: true,
          },
          { label: 'mean loss', fact: `${name}-loss`, value: score.meanLoss, as: 'fixed-3' },
        ]}
      />
    </section>
  );
}
