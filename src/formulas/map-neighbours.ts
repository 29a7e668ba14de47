// How well a flat map keeps digits together: how many of its marks have one of their own digit as their nearest.

/** `places` (count): along two directions; of equally near marks the first counts. */
export function sameAsNearest(
  places: readonly (readonly [number, number])[],
  labels: readonly number[],
): number {
  return places.filter(([x, y], own) => {
    let [best, least] = [-1, Infinity];
    places.forEach(([otherX, otherY], other) => {
      const away = (otherX - x) ** 2 + (otherY - y) ** 2;
      if (other !== own && away < least) [best, least] = [other, away];
    });
    return labels[best] === labels[own];
  }).length;
}
