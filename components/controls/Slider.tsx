// One number that the reader moves: its label, its range, and what is chosen.
import type { ComponentChildren } from 'preact';
import type { NumberStyle } from '#src/numbers/format.ts';
import { Fact, untranslated } from './Fact.tsx';

export interface RangeProps {
  value: number;
  min: number;
  max: number;
  step?: number | 'any';
  onValue: (value: number) => void;
  disabled?: boolean;
  class?: string;
  /** Its name, where no label stands beside it. */
  label?: string;
  /** What is heard in the place of the bare value. */
  spoken?: string;
}

/** The range by itself, for a row that has its own label and number. */
export function Range({ value, onValue, label, spoken, ...attributes }: RangeProps) {
  return (
    <input
      type="range"
      {...attributes}
      value={value}
      aria-label={label}
      aria-valuetext={spoken}
      onInput={(event) => onValue(Number(event.currentTarget.value))}
    />
  );
}

interface Props extends Omit<RangeProps, 'label'> {
  label: ComponentChildren;
  /** What stands beside the range; the value itself if nothing is given. */
  shown?: ComponentChildren;
  /** The value beside the range is a fact under this name. */
  fact?: string;
  as?: NumberStyle;
}

export function Slider({ label, shown, fact, as, class: name = '', ...range }: Props) {
  const { value } = range;
  return (
    <label class={`slider ${name}`.trim()}>
      <span>{label}</span>
      <Range {...range} />
      {/* The range speaks its own value, so the output beside it is silent. */}
      <output aria-live="off" {...untranslated}>
        {shown ?? (fact ? <Fact name={fact} value={value} as={as} /> : value)}
      </output>
    </label>
  );
}

interface ListProps {
  label: ComponentChildren;
  /** What it goes through, in order: rates, sizes, depths. */
  values: readonly number[];
  index: number;
  onIndex: (index: number) => void;
  /** How a value is written; as code writes it, if nothing is given. */
  words?: (value: number) => string;
  /** The value beside the range is a fact under this name. */
  fact?: string;
  disabled?: boolean;
}

/** Goes through a list of numbers that lie unevenly: the range counts their places, the reader gets the numbers. */
export function ListSlider(props: ListProps) {
  const { label, values, index, onIndex, words = String, fact, disabled } = props;
  const value = values[index]!;
  return (
    <Slider
      label={label}
      value={index}
      min={0}
      max={values.length - 1}
      disabled={disabled}
      spoken={words(value)}
      shown={
        fact ? (
          <Fact name={fact} value={value}>
            {words(value)}
          </Fact>
        ) : (
          words(value)
        )
      }
      onValue={onIndex}
    />
  );
}

interface NeuronProps {
  /** From 0, as the source counts; the reader counts from 1. */
  index: number;
  count?: number;
  onIndex: (index: number) => void;
  label?: string;
  class?: string;
}

export function NeuronSlider(props: NeuronProps) {
  const { index, count = 128, onIndex, label = 'Hidden neuron', class: name } = props;
  return (
    <Slider
      class={name}
      label={label}
      value={index + 1}
      min={1}
      max={count}
      shown={`${index + 1} of ${count}`}
      onValue={(value) => onIndex(value - 1)}
    />
  );
}
