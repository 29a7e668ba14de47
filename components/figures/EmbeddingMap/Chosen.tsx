// The image that the lines start from, large, and its five nearest with their labels.
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { InkTile } from '#components/pictures/InkTiles/InkTiles.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { articleFor } from '#src/numbers/format.ts';
import type { MapSpace } from '#src/records/experiments/embedding-map.ts';
import { atStart } from '#src/session/digit-name.ts';
import { hueOf } from './hue.ts';
import { mapSheet } from './places.ts';
import type { Shown } from './use-chosen.ts';

interface Props {
  shown: Shown;
  space: MapSpace;
  labels: string;
  picture: string;
}

export function Chosen({ shown, space, labels, picture }: Props) {
  const { name, image, pixels, label, place, nearest } = shown;
  const [along, across] = place[space].at;
  return (
    <div class="map-side">
      {pixels ? (
        <Picture class="yours" values={pixels} largest={255} label={atStart(name)} />
      ) : (
        <div class="picture map-picture" role="img" aria-label={atStart(name)}>
          <InkTile sheet={mapSheet} picture={picture} k={image!} style={hueOf(label!)} />
        </div>
      )}
      <Spoken class="map-words" lines={[5, 4]}>
        {atStart(name)}
        {label !== undefined && `, ${articleFor(label)} ${label}`}, is at{' '}
        <Fact name="map-x" value={along} as="fixed-2" /> and{' '}
        <Fact name="map-y" value={across} as="fixed-2" />. The lines lead to its five nearest by all
        128 {space} numbers: {nearest[space].map((k) => labels[k]).join(', ')}.
      </Spoken>
      <ol class="map-five">
        {nearest[space].map((k) => (
          <li key={k} data-image={k}>
            <span class="picture map-picture">
              <InkTile sheet={mapSheet} picture={picture} k={k} style={hueOf(labels[k])} />
            </span>
            <span aria-hidden="true">{labels[k]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
