// One case on its card: both curves small, and where they end; the card chooses the case.
import { Fragment } from 'preact';
import { Radio } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import type { NumberStyle } from '#src/numbers/format.ts';
import type { ClinicPoint } from './curves.ts';

interface Props {
  letter: string;
  points: ClinicPoint[];
  chosen: boolean;
  solved: boolean;
  choose: () => void;
}

const [width, height] = [120, 54];
const percentPlace = (share: number) => height * (1 - share);
/** From 0.0003 at the bottom to 100 at the top. */
const lossPlace = (loss: number) =>
  height * (1 - Math.min(1, Math.max(0, (Math.log10(loss) + 3.5) / 5.5)));

export function CaseCard({ letter, points, chosen, solved, choose }: Props) {
  const end = points.at(-1)!;
  const ends: [words: string, fact: string, value: number, as: NumberStyle][] = [
    ['right, training', 'training', end.training, 'percent-1'],
    ['right, validation', 'validation', end.validation, 'percent-1'],
    ['first loss', 'first-loss', points[0].trainingLoss, 'fixed-2'],
    ['last validation loss', 'last-loss', end.validationLoss, 'fixed-2'],
  ];
  return (
    <label class="clinic-card">
      <Radio name="clinic-case" value={letter} checked={chosen} onChoose={choose} />
      <span class="clinic-letter">
        Case {letter} {solved && <span class="clinic-solved">✓ solved</span>}
      </span>
      <Small points={points} sides={['training', 'validation']} place={percentPlace} />
      <Small points={points} sides={['trainingLoss', 'validationLoss']} place={lossPlace} />
      <span class="clinic-ends">
        {ends.map(([words, what, value, as]) => (
          <Fragment key={what}>
            <span>{words}</span>
            <Fact name={`clinic-${letter.toLowerCase()}-${what}`} value={value} as={as} />
          </Fragment>
        ))}
      </span>
    </label>
  );
}

interface SmallProps {
  points: ClinicPoint[];
  /** The dashed one first. */
  sides: [keyof ClinicPoint, keyof ClinicPoint];
  place: (value: number) => number;
}

/** Its numbers stand below it, so it has no words of its own. */
function Small({ points, sides, place }: SmallProps) {
  const last = points.at(-1)!.step;
  const path = (side: keyof ClinicPoint) =>
    points
      .map((p) => [(width * p.step) / last, place(p[side])].map(Math.round).join(','))
      .join(' ');
  return (
    <svg class="clinic-small" viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
      <polyline class="dashed" points={path(sides[0])} />
      <polyline points={path(sides[1])} />
    </svg>
  );
}
