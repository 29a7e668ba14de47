// The order in which a test shows the choices of each question: by chance, and the same for everybody.
import { createRandom, shuffle } from '#src/nn/index.ts';
import { choiceCount, type When } from '#src/session/course-test.ts';

/** Two seeds with which no question shows its choices in the same order twice. */
const seeds: Record<When, number> = { before: 3, after: 11 };

/** For each question the places of its choices in the file. */
export function ordersOf(when: When, questionCount: number): number[][] {
  const random = createRandom(seeds[when]);
  const places = () => Uint32Array.from({ length: choiceCount }, (_, place) => place);
  return Array.from({ length: questionCount }, () => [...shuffle(places(), random)]);
}
