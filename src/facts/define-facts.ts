// Facts come in groups: all names together make one type, and a name that two groups give ends the build.

/** A fact `prefix-member` for each member. */
export const family = <const Prefix extends string, const Member extends string | number>(
  prefix: Prefix,
  members: readonly Member[],
  valueOf: (member: Member) => number,
) =>
  Object.fromEntries(members.map((member) => [`${prefix}-${member}`, valueOf(member)])) as Record<
    `${Prefix}-${Member}`,
    number
  >;

type NamesOf<Group> = Group extends unknown ? keyof Group & string : never;

/** All groups as one. @throws for a name that two of them give. */
export function joinFacts<const Groups extends readonly Readonly<Record<string, number>>[]>(
  groups: Groups,
): Record<NamesOf<Groups[number]>, number> {
  const facts: Record<string, number> = {};
  for (const [name, value] of groups.flatMap((group) => Object.entries(group))) {
    if (name in facts) {
      throw new Error(
        `Two facts are called "${name}"; give one of them another name in src/facts.`,
      );
    }
    facts[name] = value;
  }
  return facts as Record<NamesOf<Groups[number]>, number>;
}
