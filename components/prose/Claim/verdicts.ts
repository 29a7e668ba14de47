// The verdicts on a claim, in the order in which they are counted, each with the word and the mark that stand for it.
export const verdicts = ['right', 'loose', 'wrong', 'missing', 'opinion'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a verdict means, in half a sentence. */
export const meanings: Record<Verdict, string> = {
  right: 'it holds as written',
  loose: 'it holds sometimes, or only in part',
  wrong: 'our numbers say otherwise',
  missing: 'the article does not say it, and should',
  opinion: 'no measurement can settle it',
};

/** Strokes on a field of 16 × 16. */
export const marks: Record<Verdict, string> = {
  right: 'M3 8.5 6.5 12 13 4.5',
  loose:
    'M2.5 6.5c2-2.5 3.7-2.5 5.5-.8s3.5 1.7 5.5-.8M2.5 11.5c2-2.5 3.7-2.5 5.5-.8s3.5 1.7 5.5-.8',
  wrong: 'M4 4l8 8M12 4l-8 8',
  missing: 'M13 8A5 5 0 1 1 3 8a5 5 0 1 1 10 0',
  opinion: 'M3 3.5h10v7H8l-3 2.5v-2.5H3z',
};

export interface CheckedClaim {
  number: number;
  verdict: Verdict;
}

/** The claims that a text checks, in its order. Throws for a verdict that is none. */
export function claimsIn(text: string): CheckedClaim[] {
  return [...text.matchAll(/<Claim\s+number="(\d+)"\s+verdict="(\w+)"/g)].map(
    ([, number, verdict]) => ({ number: Number(number), verdict: verdictNamed(verdict!) }),
  );
}

export function verdictNamed(name: string): Verdict {
  const verdict = verdicts.find((one) => one === name);
  if (verdict) return verdict;
  throw new Error(`A verdict is one of ${verdicts.join(', ')}, found “${name}”.`);
}
