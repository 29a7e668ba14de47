// Live part: five fields, what a training has and what a machine does; operations, time and money follow.
import { useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Select } from '#components/controls/Select.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { billFor, trainingOperations } from '#src/formulas/training-work.ts';
import { writeDollars, writeDuration } from '#src/numbers/amounts.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { numberIn } from '#src/numbers/typed.ts';
import type { Machine, Preset } from './presets.ts';
import { quantities, type Quantity, whyInvalid, writeField } from './quantities.ts';

interface Props {
  presets: Preset[];
  machines: Machine[];
  /** Where the time of this network was measured. */
  where: string;
}

type Values = Record<Quantity['key'], number>;
type Texts = Record<Quantity['key'], string>;

const textsOf = (values: Partial<Values>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, writeField(value)]));

export function CostCalculator({ presets, machines, where }: Props) {
  const valuesOf = (training: Preset, machine: Machine): Values => ({
    parameters: training.parameters,
    examples: training.examples,
    peak: machine.peak,
    utilisation: machine.utilisation,
    price: machine.price,
  });
  const opening = valuesOf(presets[0], machines[0]);
  const [texts, setTexts] = useState(textsOf(opening) as Texts);
  /** The last number that each field held. */
  const [values, setValues] = useState(opening);

  function set(changed: Partial<Values>) {
    setValues((before) => ({ ...before, ...changed }));
    setTexts((before) => ({ ...before, ...textsOf(changed) }));
  }
  function type(quantity: Quantity, text: string) {
    setTexts((before) => ({ ...before, [quantity.key]: text }));
    if (whyInvalid(quantity, text) === undefined)
      setValues((before) => ({ ...before, [quantity.key]: numberIn(text)! }));
  }

  const { parameters, examples, peak, utilisation, price } = values;
  const operations = trainingOperations(parameters, examples);
  const { seconds, dollars } = billFor(operations, { peak, utilisation: utilisation / 100, price });
  const preset = presets.findIndex(
    (one) => one.parameters === parameters && one.examples === examples,
  );
  const machine = machines.findIndex(
    (one) => one.peak === peak && one.utilisation === utilisation && one.price === price,
  );
  const troubles = quantities.flatMap((quantity) => {
    const trouble = whyInvalid(quantity, texts[quantity.key]);
    return trouble === undefined ? [] : [trouble];
  });
  return (
    <div class="cost">
      {/* given 6: The rule of six operations. */}
      <p class="cost-rule">
        6 × {formatNumber(parameters, 'power')} × {formatNumber(examples, 'power')}
      </p>
      <Facts
        class="cost-results"
        rows={[
          {
            label: 'operations',
            fact: 'cost-of-operations',
            value: operations,
            as: 'power',
          },
          {
            label: 'time on one such machine',
            fact: 'cost-of-seconds',
            value: seconds,
            shown: writeDuration(seconds),
          },
          {
            label: 'money',
            fact: 'cost-of-dollars',
            value: dollars,
            shown: writeDollars(dollars),
          },
        ]}
      />
      <div class="cost-choices">
        <Select
          label="Training"
          options={byPlace(presets)}
          value={preset}
          other="your own"
          onValue={(place) => {
            const { parameters: n, examples: d } = presets[place];
            set({ parameters: n, examples: d });
          }}
        />
        <Select
          label="Machine"
          options={byPlace(machines)}
          value={machine}
          other="your own"
          onValue={(place) => {
            const { name: _, ...numbers } = machines[place];
            set(numbers);
          }}
        />
      </div>
      <div class="cost-fields">
        {quantities.map((quantity) => (
          <label key={quantity.key}>
            <span>{quantity.label}</span>
            <input
              type="text"
              inputMode="text"
              autoComplete="off"
              spellcheck={false}
              value={texts[quantity.key]}
              aria-invalid={whyInvalid(quantity, texts[quantity.key]) !== undefined}
              onInput={(event) => type(quantity, event.currentTarget.value)}
            />
          </label>
        ))}
      </div>
      {troubles.map((trouble) => (
        <p key={trouble} class="trouble" role="alert">
          {trouble}
        </p>
      ))}
      <Spoken class="cost-verdict" lines={[1, 3]}>
        {sentenceOn(presets[preset], machine, operations, seconds, where)}
      </Spoken>
    </div>
  );
}

const byPlace = (all: readonly { name: string }[]) =>
  all.map(({ name }, place) => [place, name] as const);

/** The computed number beside one that somebody has published or measured. */
function sentenceOn(
  preset: Preset | undefined,
  machine: number,
  operations: number,
  seconds: number,
  where: string,
) {
  if (preset?.published) {
    const off = operations / preset.published - 1;
    const apart = `${formatNumber(Math.abs(off), 'percent-1')} ${off < 0 ? 'less' : 'more'}`;
    return `Published: ${formatNumber(preset.published, 'power')} operations. The rule gives ${apart}.`;
  }
  if (preset?.measured && machine === 0) {
    return `Computed: ${writeDuration(seconds)}, at full speed. Measured on the book’s machine: ${writeDuration(preset.measured)} (one thread, ${where}).`;
  }
  if (preset?.measured)
    return 'A network as small as this one can’t keep such a chip busy, so the real time is longer.';
  if (seconds <= 1e6) return '';
  return `On a thousand such machines: ${writeDuration(seconds / 1000)}, at the same price.`;
}
