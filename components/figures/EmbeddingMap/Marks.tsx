// The map itself: every image as a small picture of itself in its digit's hue, each digit's name among its marks, and
// above them the chosen image with lines to its five nearest.
import { useMemo } from 'preact/hooks';
import { InkTile, InkTiles, tileStyle } from '#components/pictures/InkTiles/InkTiles.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { digits } from '#src/mnist/image-set.ts';
import type { MapSpace } from '#src/records/experiments/embedding-map.ts';
import {
  apart,
  between,
  mapHeight,
  mapSheet,
  mapWidth,
  middleOf,
  type Place,
  type Point,
} from './places.ts';
import type { Shown } from './use-chosen.ts';
import { hueOf } from './hue.ts';

type Ends<Part> = Record<MapSpace, Part>;

interface Props {
  places: Ends<Place[]>;
  labels: string;
  /** How far the marks have moved from the untrained end to the trained one, 0..1. */
  part: number;
  space: MapSpace;
  shown: Shown;
  /** −1 for none. */
  broughtOut: number;
  picture: string;
  label: string;
  onPress: (point: Point) => void;
}

/** Both ends of a mark's way, in hundredths of the drawing's sides; embedding-map.css puts it between them. */
function way({ untrained, trained }: Ends<Point>) {
  const [x, y] = [
    (value: number) => ((100 * value) / mapWidth).toFixed(1),
    (value: number) => ((100 * value) / mapHeight).toFixed(1),
  ];
  return {
    '--x': x(untrained.x),
    '--y': y(untrained.y),
    '--u': x(trained.x),
    '--v': y(trained.y),
  };
}

export function Marks(props: Props) {
  const { places, labels, part, space, shown, broughtOut, picture, label, onPress } = props;
  const placeOf = (k: number): Ends<Place> => ({
    untrained: places.untrained[k],
    trained: places.trained[k],
  });
  const groups = useMemo(() => {
    const marks = Array.from({ length: labels.length - 1 }, (_, k) => k);
    const own = digits.map((digit) => marks.filter((k) => Number(labels[k]) === digit));
    const names = (end: MapSpace) =>
      apart(own.map((group) => middleOf(group.map((k) => places[end][k]))));
    const [untrained, trained] = [names('untrained'), names('trained')];
    return digits.map((digit) => ({
      marks: own[digit].map((k) => <i style={{ ...tileStyle(mapSheet, k), ...way(placeOf(k)) }} />),
      name: <b style={way({ untrained: untrained[digit], trained: trained[digit] })}>{digit}</b>,
    }));
  }, [places, labels]);
  const from = between(shown.place.untrained, shown.place.trained, part);
  const press = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    onPress({
      x: ((event.clientX - box.left) / box.width) * mapWidth,
      y: ((event.clientY - box.top) / box.height) * mapHeight,
    });
  };
  return (
    <div
      class={`map-marks ${part > 0 && part < 1 ? 'moving' : ''} ${broughtOut >= 0 ? 'brings' : ''}`}
      style={{ '--t': part }}
      role="img"
      aria-label={label}
      onPointerDown={press}
    >
      <InkTiles sheet={mapSheet} picture={picture}>
        {groups.map(({ marks }, digit) => (
          <span
            key={digit}
            class={digit === broughtOut ? 'map-group out' : 'map-group'}
            style={hueOf(digit)}
          >
            {marks}
          </span>
        ))}
      </InkTiles>
      {groups.map(({ name }, digit) => (
        <span
          key={digit}
          class={digit === broughtOut ? 'map-name out' : 'map-name'}
          style={hueOf(digit)}
        >
          {name}
        </span>
      ))}
      <svg class="map-lines" viewBox={`0 0 ${mapWidth} ${mapHeight}`}>
        {shown.nearest[space].map((k) => {
          const to = between(places.untrained[k], places.trained[k], part);
          return <line key={k} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
        })}
      </svg>
      {shown.nearest[space].map((k) => (
        <span key={k} class="map-near" data-image={k} style={way(placeOf(k))}>
          <InkTile sheet={mapSheet} picture={picture} k={k} style={hueOf(labels[k])} />
        </span>
      ))}
      <span class="map-chosen" style={way(shown.place)}>
        {shown.pixels ? (
          <Picture values={shown.pixels} largest={255} label="" />
        ) : (
          <InkTile
            sheet={mapSheet}
            picture={picture}
            k={shown.image!}
            style={hueOf(shown.label!)}
          />
        )}
      </span>
    </div>
  );
}
