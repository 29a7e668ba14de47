// The centre of mass of a picture: a cross over its pixels, and its two numbers.
import { formatNumber } from '#src/numbers/format.ts';
import type { Place } from '#src/formulas/pixel-counts.ts';

export function MassCross({ mass }: { mass: Place | undefined }) {
  if (!mass) return null;
  // Place 14 is the middle of pixel 14, which the picture draws from 14 to 15.
  const x = (mass.x + 0.5).toFixed(3);
  const y = (mass.y + 0.5).toFixed(3);
  const cross = `M${x} ${y}m-1.6 0h3.2m-1.6-1.6v3.2`;
  return (
    <>
      <path class="mass-cross-edge" d={cross} />
      <path class="mass-cross" d={cross} />
    </>
  );
}

/** `name` begins the names of both values: "fitted-mass" gives fitted-mass-x and fitted-mass-y. */
export function MassNumbers({ mass, name }: { mass: Place; name: string }) {
  return (
    <>
      column{' '}
      <data data-name={`${name}-x`} value={String(mass.x)}>
        {formatNumber(mass.x, 'fixed-2')}
      </data>
      , row{' '}
      <data data-name={`${name}-y`} value={String(mass.y)}>
        {formatNumber(mass.y, 'fixed-2')}
      </data>
    </>
  );
}
