// Why a number may be typed: short reasons that return, or a sentence of its own.
export const reasons = [
  'said by the article',
  'said by the work cited',
  'setting of the training',
  'size of the experiment',
  'limit that the text sets',
  'example',
  'name of a digit',
];

/** Throws unless `because` is one of the reasons or a sentence. */
export function checkReason(because: string): void {
  const isSentence = /^[A-Z]\S*(?: \S+){2,}\.$/.test(because);
  if (isSentence || reasons.includes(because)) return;
  throw new Error(
    `“${because}” is no reason to type a number: say one of ${reasons.join(', ')}, or a sentence.`,
  );
}
