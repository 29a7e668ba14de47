// Whether a drawing can be a digit at all, and what to tell the reader about it.
import type { Picture } from './ink.ts';
import type { Bounds } from './stroke.ts';

export type Verdict = 'digit' | 'blank' | 'dot' | 'full';

/** For the reader, as it stands under the pad. */
export const verdictSentences: Record<Verdict, string> = {
  digit: 'Ready to be read.',
  blank: 'Nothing drawn yet: every input is 0.',
  dot: 'That is a dot. The network still names a digit, because it must; draw something larger.',
  full: 'Most of the pad is ink. The network still names a digit, because it must; clear the pad and draw thin lines.',
};

const mostOfThePad = 0.5;

/** `bounds` are those of the strokes, undefined when there are none; `drawn` is the pad as the reader sees it. */
export function verdictOn(bounds: Bounds | undefined, drawn: Picture, smallest: number): Verdict {
  if (!bounds) return 'blank';
  if (Math.max(bounds.width, bounds.height) < smallest) return 'dot';
  const inked = drawn.values.reduce((sum, value) => sum + value, 0);
  return inked > mostOfThePad * drawn.values.length ? 'full' : 'digit';
}
