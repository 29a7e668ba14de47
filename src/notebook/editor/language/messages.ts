// What the page and the language worker say to each other: questions about one cell, and their answers.

/** A cell as the language service sees it, in the order of the text. */
export interface LanguageCell {
  name: string;
  source: string;
  /** Solutions are left out: they make the same names as their starters. */
  role?: string;
}

export interface Suggestion {
  label: string;
  /** CodeMirror's word for its icon. */
  kind: string;
  /** Suggestions sort by this text, then by name. */
  rank: string;
}

/** Offsets count in the cell, in UTF-16 units from 0. */
export interface Suggestions {
  from: number;
  options: Suggestion[];
}

/** All plain text. */
export interface Explanation {
  from: number;
  to: number;
  /** What it is, in TypeScript: `const sum: number`. */
  signature: string;
  /** Its doc comment; empty when it has none. */
  words: string;
}

export interface Problem {
  from: number;
  to: number;
  /** In the cell, from 1. */
  line: number;
  message: string;
}

export interface Questions {
  complete: { cell: string; offset: number };
  /** What a suggestion at this place is. */
  describe: { cell: string; offset: number; label: string };
  hover: { cell: string; offset: number };
  diagnose: { cell: string };
}
export type QuestionKind = keyof Questions;

export interface Answers {
  complete: Suggestions | undefined;
  describe: Explanation | undefined;
  hover: Explanation | undefined;
  diagnose: Problem[];
}

type Question = {
  [Kind in QuestionKind]: { kind: 'ask'; question: Kind; about: Questions[Kind] };
}[QuestionKind];

export type ToLanguage = { kind: 'cells'; cells: LanguageCell[] } | (Question & { ask: number });

export type FromLanguage =
  | { kind: 'answer'; ask: number; answer: unknown }
  | { kind: 'refusal'; ask: number; why: string };
