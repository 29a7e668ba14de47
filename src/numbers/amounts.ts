// Time and money from millionths to millions, each in the unit that a person would choose.

const threeDigits = (value: number) =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });

const units: [seconds: number, name: string][] = [
  [365.25 * 86_400, 'years'],
  [86_400, 'days'],
  [3600, 'hours'],
  [60, 'minutes'],
  [1, 'seconds'],
  [1e-3, 'milliseconds'],
  [1e-6, 'microseconds'],
];

/** "2.5 hours": the largest unit of which it is two or more; one microsecond is the smallest that is told apart. */
export function writeDuration(seconds: number): string {
  const [size, name] = units.find(([unit]) => seconds >= 2 * unit) ?? units.at(-1)!;
  const longest = units[0][0] * 1e6;
  return seconds > longest ? 'more than a million years' : `${threeDigits(seconds / size)} ${name}`;
}

/** "$672", "$5.58 million", "$0.0000076". */
export function writeDollars(dollars: number): string {
  if (dollars >= 1e15) return 'more than there is';
  for (const [size, name] of [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const)
    if (dollars >= size) return `$${threeDigits(dollars / size)} ${name}`;
  return `$${dollars.toLocaleString('en-GB', { maximumSignificantDigits: dollars < 1 ? 2 : 3 })}`;
}
