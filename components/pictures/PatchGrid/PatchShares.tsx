// A number on every patch of a pale picture: the stronger its blue, the larger the number.
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { placeOf } from './PatchGrid.tsx';

interface Props {
  values: ArrayLike<number>;
  /** One for each patch, none below 0. */
  shares: readonly number[];
  /** What it shows, for a reader who cannot see it. */
  label: string;
  /** The patch in the frame. */
  chosen?: number;
}

export function PatchShares({ values, shares, label, chosen }: Props) {
  const side = Math.sqrt(shares.length);
  const size = Math.sqrt(values.length) / side;
  const largest = Math.max(1e-6, ...shares);
  const numbers = shares.map((share) => (100 * share).toFixed(0));
  return (
    <Picture
      class="patch-shares"
      values={values}
      largest={255}
      label={`${label}: ${numbers.join(', ')}`}
    >
      {shares.map((share, patch) => {
        const place = placeOf(patch, side, size);
        return (
          <g key={patch}>
            <rect
              class="share"
              {...place}
              fill-opacity={Number(((0.8 * share) / largest).toFixed(3))}
            />
            <text x={place.x + size / 2} y={place.y + size / 2}>
              {numbers[patch]}
            </text>
          </g>
        );
      })}
      {chosen !== undefined && <rect class="patch-chosen" {...placeOf(chosen, side, size)} />}
    </Picture>
  );
}
