// One of the ten digits.
import { digits } from '#src/mnist/image-set.ts';
import { Choice } from './Choice.tsx';

interface Props {
  legend: string;
  /** Unique on the page. */
  name: string;
  /** −1 while none is chosen. */
  digit: number;
  onChoose: (digit: number) => void;
}

const options = digits.map((digit) => [digit, digit] as const);

export const DigitChoice = ({ legend, name, digit, onChoose }: Props) => (
  <Choice
    class="ten"
    legend={legend}
    name={name}
    options={options}
    value={digit}
    onValue={onChoose}
  />
);
