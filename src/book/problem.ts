// A mistake in the content, with its place: what the build, the type check and the tests say to an author.

export interface Problem {
  /** From the root of the project. */
  file: string;
  /** From 1. */
  line: number;
  text: string;
}

/** `content/part-1/inputs.mdx:12: what is wrong`, which editors and terminals make a link. */
export const sentence = ({ file, line, text }: Problem) => `${file}:${line}: ${text}`;

export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(sentence).join('\n'));
    this.problems = problems;
    // The places are in the sentences; where the build found them is nobody's business.
    this.stack = `${this.name}: ${this.message}`;
  }
}
