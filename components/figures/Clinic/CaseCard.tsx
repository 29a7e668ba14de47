// One case on its card: both curves small, and where they end; the card chooses the case.
import { formatNumber } from '#src/numbers/format.ts';
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
  const name = (what: string) => `clinic-${letter.toLowerCase()}-${what}`;
  return (
    <label class="clinic-card">
      <input type="radio" name="clinic-case" checked={chosen} onChange={choose} />
      <span class="clinic-letter">
        Case {letter} {solved && <span class="clinic-solved">✓ solved</span>}
      </span>
      <Small points={points} sides={['training', 'validation']} place={percentPlace} />
      <Small points={points} sides={['trainingLoss', 'validationLoss']} place={lossPlace} />
      <span class="clinic-ends">
        <span>right, training</span>
        <data data-name={name('training')} value={String(end.training)}>
          {formatNumber(end.training, 'percent-1')}
        </data>
        <span>right, validation</span>
        <data data-name={name('validation')} value={String(end.validation)}>
          {formatNumber(end.validation, 'percent-1')}
        </data>
        <span>first loss</span>
        <data data-name={name('first-loss')} value={String(points[0].trainingLoss)}>
          {formatNumber(points[0].trainingLoss, 'fixed-2')}
        </data>
        <span>last validation loss</span>
        <data data-name={name('last-loss')} value={String(end.validationLoss)}>
          {formatNumber(end.validationLoss, 'fixed-2')}
        </data>
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
    points.map((p) => `${Math.round((width * p.step) / last)},${Math.round(place(p[side]))}`).join(' '); // prettier-ignore
  return (
    <svg class="clinic-small" viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
      <polyline class="dashed" points={path(sides[0])} />
      <polyline points={path(sides[1])} />
    </svg>
  );
}
