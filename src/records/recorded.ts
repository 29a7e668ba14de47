// What every record has: how it was made, and how answers, curves and the points of a sweep are written.

export interface Answers {
  /** Images whose label has the largest probability; of equal ones the first counts. */
  correct: number;
  /** Images asked about. */
  count: number;
  /** Mean cross-entropy, natural logarithm. */
  loss: number;
}

/** Place e of each list is after epoch e; place 0 is the start. */
export interface Curve {
  steps: number[];
  training: CurveSide;
  validation: CurveSide;
}

export interface CurveSide {
  /** Images asked about at each point. */
  count: number;
  correct: number[];
  loss: number[];
}

/** How a record was made, told in the record itself. */
export interface Made {
  experiment: string;
  /** Makes the same bytes again. */
  command: string;
  /** Of the kernels. */
  level: string;
  /** What was done, in a sentence or two. */
  words: string;
}

export type Recorded<T> = { made: Made } & T;

export interface SweepPoint {
  seed: number;
  parameters: number;
  /** Multiplications and additions for one image. */
  multiplyAdds: number;
  steps: number;
  /** On the training images, or the first 5,000 of them, after the last epoch. */
  training: Answers;
  validation: Answers;
  test: Answers;
  /** The first step at which the loss was found to have run away. */
  divergedAt?: number;
}
