// What moving the digit does to its maps, in words.

const pixelWords = (distance: number) => (distance === 1 ? '1 pixel' : `${distance} pixels`);

/** "2 pixels", "−3 pixels" */
export const shiftWords = (shift: number) =>
  `${shift < 0 ? '−' : ''}${pixelWords(Math.abs(shift))}`;

function whereTo(right: number, down: number): string {
  const ways = [
    right !== 0 && `${pixelWords(Math.abs(right))} to the ${right > 0 ? 'right' : 'left'}`,
    down !== 0 && `${pixelWords(Math.abs(down))} ${down > 0 ? 'down' : 'up'}`,
  ];
  return ways.filter(Boolean).join(' and ');
}

/** `isSame`: the sixteen maps have only moved. */
export function movedSentence(right: number, down: number, isSame: boolean): string {
  if (right === 0 && down === 0) {
    return 'The digit is in its place. The more ink a spot of a map has, the better the filter fits the picture there.';
  }
  return `Moved ${whereTo(right, down)}. The eight maps have moved just as far, and no number in them has changed. ${
    isSame
      ? 'One place in the sixteen maps is two pixels, so they have moved half as many places, again unchanged.'
      : 'One place in the sixteen maps is two pixels, so they can’t follow an odd number of pixels exactly, and they have changed.'
  }`;
}
