// One of the ten digits.
import { Choice } from './Choice.tsx';

interface Props {
  legend: string;
  /** Unique on the page. */
  name: string;
  /** −1 while none is chosen. */
  digit: number;
  onChoose: (digit: number) => void;
}

const digits = Array.from({ length: 10 }, (_, digit) => [digit, digit] as const);

export const DigitChoice = ({ legend, name, digit, onChoose }: Props) => (
  <Choice
    class="ten"
    legend={legend}
    name={name}
    options={digits}
    value={digit}
    onValue={onChoose}
  />
);
