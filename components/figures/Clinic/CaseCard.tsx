// One case on its card: its curves small, and the numbers that tell; the card chooses the case.
import { Fragment } from 'preact';
import { Radio } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import type { SmallCurve, Ward } from './ward.ts';

interface Props {
  letter: string;
  prefix: string;
  small: SmallCurve[][];
  ends: ReturnType<Ward['ends']>;
  chosen: boolean;
  solved: boolean;
  choose: () => void;
}

const [width, height] = [120, 54];

export function CaseCard({ letter, prefix, small, ends, chosen, solved, choose }: Props) {
  return (
    <label class="clinic-card">
      <Radio name={`${prefix}-case`} value={letter} checked={chosen} onChoose={choose} />
      <span class="clinic-letter">
        Case {letter} {solved && <span class="clinic-solved">✓ solved</span>}
      </span>
      {small.map((curves, k) => (
        <Small key={k} curves={curves} />
      ))}
      <span class="clinic-ends">
        {ends.map(([words, what, value, as]) => (
          <Fragment key={what}>
            <span>{words}</span>
            <Fact name={`${prefix}-${letter.toLowerCase()}-${what}`} value={value} as={as} />
          </Fragment>
        ))}
      </span>
    </label>
  );
}

/** Its numbers stand below it, so it has no words of its own. */
const Small = ({ curves }: { curves: SmallCurve[] }) => (
  <svg class="clinic-small" viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
    {curves.map(({ dashed, places }, k) => (
      <polyline
        key={k}
        class={dashed ? 'dashed' : undefined}
        points={places.map(pointAt).join(' ')}
      />
    ))}
  </svg>
);

const pointAt = ([x, y]: [x: number, y: number]) =>
  [width * x, height * (1 - Math.min(1, Math.max(0, y)))].map(Math.round).join(',');
