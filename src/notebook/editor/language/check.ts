// What the page and the language worker say to each other, checked where it arrives.
import {
  hasFields,
  isAnything,
  isCount,
  isListOf,
  isOneOf,
  isOptional,
  isText,
  messageReader,
} from '../../../workers/check-message.ts';
import type { FromLanguage, QuestionKind, ToLanguage } from './messages.ts';

/** Begins each sentence about its failures. */
export const help = 'Help with the code';

const questions: QuestionKind[] = ['complete', 'describe', 'hover', 'diagnose'];

/** Throws TypeError for anything that is no message to the worker. */
export const checkRequest = messageReader<ToLanguage>('a message to the language worker', {
  cells: {
    cells: isListOf(hasFields({ name: isText, source: isText, role: isOptional(isText) })),
  },
  ask: {
    ask: isCount,
    question: isOneOf(questions),
    about: hasFields({ cell: isText, offset: isOptional(isCount), label: isOptional(isText) }),
  },
});

/** Throws TypeError for anything that is no answer. */
export const checkAnswer = messageReader<FromLanguage>('an answer of the language worker', {
  answer: { ask: isCount, answer: isAnything },
  refusal: { ask: isCount, why: isText },
});
