// The map itself: every image as its digit, one digit brought out, and a ring around the image that is shown.
import { mapHeight, mapWidth, type Place } from './places.ts';

interface Props {
  places: readonly Place[];
  labels: string;
  /** −1 for none. */
  broughtOut: number;
  shown: number;
  label: string;
  onPoint: (x: number, y: number) => void;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export function Marks({ places, labels, broughtOut, shown, label, onPoint }: Props) {
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    onPoint(
      ((event.clientX - box.left) / box.width) * mapWidth,
      ((event.clientY - box.top) / box.height) * mapHeight,
    );
  };
  const { x, y } = places[shown];
  return (
    <svg
      class="map-marks"
      viewBox={`0 0 ${mapWidth} ${mapHeight}`}
      role="img"
      aria-label={label}
      onPointerDown={point}
      onPointerMove={point}
    >
      {digits.map((digit) => {
        const own = places.filter((_, k) => labels[k] === `${digit}`);
        // One text of many letters, each with a place of its own: a tenth of the weight of as many texts.
        return (
          <text
            key={digit}
            class={digit === broughtOut ? 'out' : ''}
            x={own.map((place) => place.x).join(' ')}
            y={own.map((place) => place.y).join(' ')}
          >
            {`${digit}`.repeat(own.length)}
          </text>
        );
      })}
      <circle class="map-ring" cx={x} cy={y} r="13" />
    </svg>
  );
}
