// The filters of the first layer as they stand.
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  /** (8, 5, 5) */
  filters: ArrayLike<number>;
  /** After which step. */
  step: number;
}

const [count, size] = [8, 5];

export function Filters({ filters, step }: Props) {
  const all = Array.from(filters);
  const largest = Math.max(1e-6, ...all.map(Math.abs));
  return (
    <div class="train-filters train-picture">
      <p class="label">the eight filters after step {formatNumber(step)}</p>
      <ol class="stage-pictures">
        {Array.from({ length: count }, (_, filter) => (
          <li key={filter}>
            <Picture
              values={all.slice(filter * size ** 2, (filter + 1) * size ** 2)}
              width={size}
              signed
              largest={largest}
              label={`Filter ${filter + 1}, blue positive and orange negative`}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
