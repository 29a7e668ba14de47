// Ten probabilities as the article prints them: two decimals, and the arrow under the entry it means.
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  probabilities: readonly number[];
  answer: number;
}

export const PrintedList = ({ probabilities, answer }: Props) => (
  <div class="printed-list">
    <p class="label">printed with two decimals</p>
    <ol aria-label="The ten probabilities with two decimals">
      {probabilities.map((probability, digit) => (
        <li key={digit} class={digit === answer ? 'answer' : ''}>
          <span>{formatNumber(probability, 'fixed-2')}</span>
          <span class="printed-mark" aria-hidden="true">
            {digit === answer && '↑'}
          </span>
          <span class="printed-index" aria-hidden="true">
            {digit}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
