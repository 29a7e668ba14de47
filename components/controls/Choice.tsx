// One of a few: buttons in a row, of which one is down.
import type { ComponentChildren } from 'preact';

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
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === value}
            disabled={disabled}
            onChange={() => onValue(each)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
