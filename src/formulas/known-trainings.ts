// Trainings whose size or price is published, each with the work it is from: nothing here is measured by this book.

export interface KnownTraining {
  name: string;
  /** Parameters that work on each example; absent where nobody has told. */
  parameters?: number;
  /** Pieces of text, called tokens, that were learned from; one piece counts each time it is shown. */
  examples?: number;
  /** Operations as the work itself gives them. */
  published?: number;
  /** Dollars as the work itself gives them. */
  dollars?: number;
  /** What the dollars are. */
  paid?: string;
  /** An entry of content/references.yaml. */
  source: string;
}

/** Rising in operations, as far as they are known. */
export const knownTrainings: readonly KnownTraining[] = [
  {
    name: 'small GPT-2',
    parameters: 124e6,
    examples: 18_865 * 524_288,
    published: 7.44e18,
    dollars: 20,
    paid: 'trained again: eight rented A100, 94 minutes',
    source: 'llmc',
  },
  {
    name: 'GPT-2',
    parameters: 1558e6,
    examples: 32_000 * 1_048_576,
    published: 3e20,
    dollars: 672,
    paid: 'trained again: eight rented H100, 24 hours',
    source: 'llmc',
  },
  {
    name: 'GPT-3',
    parameters: 175e9,
    examples: 300e9,
    published: 3.14e23,
    source: 'brown2020',
  },
  {
    name: 'Chinchilla',
    parameters: 70e9,
    examples: 1.4e12,
    published: 5.76e23,
    source: 'hoffmann2022',
  },
  {
    // Of its 671 thousand million parameters so many work on each token.
    name: 'DeepSeek-V3',
    parameters: 37e9,
    examples: 14.8e12,
    dollars: 5.576e6,
    paid: 'the last run alone, had the chips been rented',
    source: 'deepseek2024',
  },
  {
    name: 'Llama 3.1 405B',
    parameters: 405e9,
    examples: 15.6e12,
    published: 3.8e25,
    source: 'llama2024',
  },
  {
    name: 'Gemini Ultra',
    dollars: 30e6,
    paid: 'estimate: chips worn off, and energy',
    source: 'cottier2024',
  },
  {
    name: 'GPT-4',
    dollars: 40e6,
    paid: 'estimate: chips worn off, and energy',
    source: 'cottier2024',
  },
];

/** One NVIDIA H100: its peak for numbers of 16 bits, a price, and the share of the peak that a large training reached. */
export const rentedChip = {
  /** Operations a second. */
  peak: 989.4e12,
  peakSource: 'nvidia-h100',
  /** Dollars an hour: eight were rented for 28. */
  price: 28 / 8,
  priceSource: 'llmc',
  /** The middle of 38 to 43 %. */
  utilisation: 0.4,
  utilisationSource: 'llama2024',
} as const;

/** Growth of what the dearest trainings cost, a year. */
export const yearlyGrowth = 2.4;

/** What an hour of the book's machine is taken to cost, in dollars: two threads, rented. No source, a guess. */
export const assumedPrice = 0.1;
