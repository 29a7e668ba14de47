// Wilson's interval, from its formula.

export function wilson(correct: number, count: number): [low: number, high: number] {
  const [z, share] = [1.96, correct / count];
  const root = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const side = (sign: number) =>
    (share + (z * z) / (2 * count) + sign * root) / (1 + (z * z) / count);
  return [side(-1), side(1)];
}
