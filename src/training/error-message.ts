// Whatever was thrown, as words that can be shown.

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
