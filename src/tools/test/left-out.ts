// How a browser test says that it did not run because the course leaves its chapter out; the counts know it by that.

/** The reason of the skip. */
export const leftOutReason = (slug: string): string => `The course leaves “${slug}” out.`;

/** Whether the reason of a skip is the absence of one of these chapters. */
export const isLeftOut = (reason: string | undefined, slugs: readonly string[]): boolean =>
  slugs.some((slug) => reason === leftOutReason(slug));
