// Whether a drawing can be a digit at all, and what to tell the reader about it.
import type { Picture } from './ink.ts';
import { isLyingLine, isOneWithUpstroke } from './shapes.ts';
import { isTwoSideBySide } from './side-by-side.ts';
import { boundsOf, type Stroke } from './stroke.ts';

export type Verdict = 'digit' | 'blank' | 'dot' | 'line' | 'two' | 'full';

/** For the reader, as it stands under the pad. */
export const verdictSentences: Record<Verdict, string> = {
  // No rule tells a letter from a digit: O and 0, S and 5, l and 1.
  digit: 'Whatever you draw, a letter too, the network names one of its ten digits.',
  blank: 'Nothing drawn yet: every input is 0.',
  dot: 'That is a dot. The network still names a digit, because it must; draw something larger.',
  line: 'That is a line lying on its side. The network still names a digit, because it must; a 1 is upright.',
  two: 'These look like two digits. The network takes them for one, because it must name one of ten; draw one at a time.',
  full: 'Most of the pad is ink. The network still names a digit, because it must; clear the pad and draw thin lines.',
};

const mostOfThePad = 0.5;

/**
 * `strokes` lie on the pad; `drawn` is the pad as the reader sees it, and `pixels` what the network is given of it.
 */
export function verdictOn(
  strokes: readonly Stroke[],
  drawn: Picture,
  pixels: Uint8Array,
  smallest: number,
): Verdict {
  const bounds = boundsOf(strokes);
  if (!bounds) return 'blank';
  if (Math.max(bounds.width, bounds.height) < smallest) return 'dot';
  if (isLyingLine(pixels)) return 'line';
  if (isTwoSideBySide(strokes)) return 'two';
  const inked = drawn.values.reduce((sum, value) => sum + value, 0);
  return inked > mostOfThePad * drawn.values.length ? 'full' : 'digit';
}

const upstroke =
  'Is this a 1? MNIST was written in the United States, and hardly any of its 1s has so long an upstroke. Draw it as a plain line, and the network is likelier to read it.';

/** What the reader is told under the pad; `prediction` is undefined until the network has read the drawing. */
export function remarkOn(
  { verdict, sentence, pixels }: { verdict: Verdict; sentence: string; pixels: Uint8Array },
  prediction: number | undefined,
): string {
  const isMistaken = verdict === 'digit' && prediction !== undefined && prediction !== 1;
  return isMistaken && isOneWithUpstroke(pixels) ? upstroke : sentence;
}
