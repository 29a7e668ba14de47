// One of the ten digits, as ten buttons of which one is down.
interface Props {
  legend: string;
  /** Unique on the page: it ties the ten radio buttons together. */
  name: string;
  digit: number;
  onChoose: (digit: number) => void;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export function DigitChoice({ legend, name, digit, onChoose }: Props) {
  return (
    <fieldset class="choice ten">
      <legend>{legend}</legend>
      {digits.map((each) => (
        <label>
          <input
            type="radio"
            name={name}
            checked={each === digit}
            onChange={() => onChoose(each)}
          />
          {each}
        </label>
      ))}
    </fieldset>
  );
}
