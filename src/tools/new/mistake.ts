// A mistake of whoever asks for something new is told in a sentence, without a trace of calls.
import { ContentError } from '#src/book/problem.ts';

export class NameError extends Error {
  override name = 'NameError';
}

export function sentencesOf(error: unknown): string {
  if (error instanceof NameError || error instanceof ContentError) return error.message;
  throw error;
}
