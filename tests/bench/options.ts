// What may be asked of `npm run bench`.
import { parseArgs } from 'node:util';

export interface Options {
  rounds: number;
  /** The length of one timed loop. */
  milliseconds: number;
  warmUpTries: number;
  quick: boolean;
  /** Parts of names; empty means everybody. */
  only: string[];
  /** A file that gets the JSON too. */
  record?: string;
}

const usage = `npm run bench -- [--rounds N] [--only NAME,NAME] [--quick] [--record FILE]
  --rounds N        rounds of measures, 7 unless told
  --only NAME,NAME  contenders whose name holds one of these, as "ours,tfjs"; "sandbox", "drawing", "live" for what a reader waits for
  --quick           2 rounds of short loops: to see that all run, not how fast
  --record FILE     writes the JSON to FILE too`;

/** Ends the program with the usage for options that it does not know. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean' },
        record: { type: 'string' },
      },
    });
    const rounds = Number(values.rounds ?? (values.quick ? 2 : 7));
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds needs a whole number');
    return {
      rounds,
      milliseconds: values.quick ? 50 : 250,
      warmUpTries: values.quick ? 2 : 5,
      quick: values.quick ?? false,
      only: values.only?.split(',').filter(Boolean) ?? [],
      record: values.record,
    };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

export const isWanted = ({ only }: Options, name: string) =>
  only.length === 0 || only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
