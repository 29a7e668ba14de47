// Labels that would lie on one another are moved apart, as little as it takes, in the order of their places.

/** The places of `wanted`, at least `room` from one another; groups that touch stand about their own mean. */
export function spread(wanted: readonly number[], room: number): number[] {
  const order = wanted.map((_, k) => k).toSorted((a, b) => wanted[a] - wanted[b]);
  let groups = order.map((k) => ({ members: [k], sum: wanted[k] }));
  const first = ({ members, sum }: (typeof groups)[number]) =>
    sum / members.length - ((members.length - 1) * room) / 2;
  for (let k = 1; k < groups.length;) {
    const [before, here] = [groups[k - 1], groups[k]];
    if (first(here) >= first(before) + before.members.length * room) {
      k++;
      continue;
    }
    const joined = { members: [...before.members, ...here.members], sum: before.sum + here.sum };
    groups = [...groups.slice(0, k - 1), joined, ...groups.slice(k + 1)];
    k = Math.max(1, k - 1);
  }
  const places = wanted.slice();
  for (const group of groups) {
    group.members.forEach((k, rank) => (places[k] = first(group) + rank * room));
  }
  return places;
}
