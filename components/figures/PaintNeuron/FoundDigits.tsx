// Of each digit, how many images are on top: ten bars on one scale.
import { Fact } from '#components/controls/Fact.tsx';
import { wantedDigit } from '#src/formulas/painted-neuron.ts';
import type { Found } from './found.ts';

interface Props {
  found: Found;
  /** The results are called `NAME-0` to `NAME-9`. */
  name: string;
  whose: string;
}

export const FoundDigits = ({ found: { counts, size }, name, whose }: Props) => (
  <ol class="probabilities" aria-label={`Digits of the images with the largest sums of ${whose}`}>
    {counts.map((count, digit) => (
      <li key={digit} class={digit === wantedDigit ? 'answer' : ''}>
        <span class="digit-name">{digit}</span>
        <span class="bar" aria-hidden="true">
          <span style={{ inlineSize: `${(100 * count) / size}%` }} />
        </span>
        <Fact name={`${name}-${digit}`} value={count} />
      </li>
    ))}
  </ol>
);
