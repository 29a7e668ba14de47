// One of a few: buttons in a row, of which one is down.
import type { ComponentChildren } from 'preact';

interface RadioProps {
  /** Unique on the page: it ties the radio buttons of one choice together. */
  name: string;
  value: string | number;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

/** The radio by itself, for a choice that looks like something else, such as a card. */
export const Radio = ({ onChoose, ...attributes }: RadioProps) => (
  <input type="radio" {...attributes} onChange={onChoose} />
);

interface Props<Value extends string | number> {
  legend: string;
  /** The legend is heard and not seen. */
  quiet?: boolean;
  /** Unique on the page: it ties the radio buttons together. */
  name: string;
  /** In the order of the page: each value with its words. */
  options: readonly (readonly [value: Value, words: ComponentChildren])[];
  /** `undefined` while none is chosen. */
  value: Value | undefined;
  onValue: (value: Value) => void;
  disabled?: boolean;
  class?: string;
}

export function Choice<Value extends string | number>(props: Props<Value>) {
  const { legend, quiet, name, options, value, onValue, disabled, class: more = '' } = props;
  return (
    <fieldset class={`choice ${more}`.trim()}>
      <legend class={quiet ? 'visually-hidden' : undefined}>{legend}</legend>
      {options.map(([each, words]) => (
        <label key={each}>
          <Radio
            name={name}
            value={each}
            checked={each === value}
            disabled={disabled}
            onChoose={() => onValue(each)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
