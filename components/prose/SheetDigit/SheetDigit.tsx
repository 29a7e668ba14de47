// Live part: the digit's picture, its answer, and the numbers on the way there.
import { Fact } from '#components/controls/Fact.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { digit } from '#src/session/digit.ts';
import { articleFor } from '#src/numbers/format.ts';
import { atStart } from '#src/session/digit-name.ts';
import { reading, useDigitName, useReading, useWoken } from '#src/session/reading.ts';

interface Props {
  first: Pick<Reading, 'pixels' | 'prediction'>;
  /** The first digit's largest probability, and how many hidden neurons it wakes. */
  top: number;
  active: number;
}

export function SheetDigit({ first, top, active }: Props) {
  const { pixels, prediction } = useReading(first);
  const name = useDigitName();
  const hers = useWoken() ? reading.value : undefined;
  const label = hers && digit.value?.label;
  const isMisread = label !== undefined && label !== prediction;
  const probability = hers ? hers.probabilities[hers.prediction]! : top;
  const neurons = hers ? hers.activations.filter((each) => each > 0).length : active;
  return (
    <div class="sheet-digit">
      <Picture values={pixels} largest={255} label={name} />
      <p>
        {atStart(name)}
        {isMisread && `, ${articleFor(label)} ${label},`} is read as{' '}
        <mark class="your-digit">
          <Fact name="prediction" value={prediction} />
        </mark>{' '}
        with probability <Fact name="top-probability" value={probability} as="probability" />;{' '}
        <Fact name="active-units" value={neurons} /> hidden neurons are above 0.
      </p>
    </div>
  );
}
