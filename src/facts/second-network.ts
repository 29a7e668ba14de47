// The second network that the site ships, and how its hidden neurons pair with those of the book's; read at build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { greedyPairs, overlaps, type Pair } from '../formulas/matching.ts';
import { type Network, readNetwork } from '#src/nn/index.ts';
import { networks } from '#src/nn/networks.ts';

const read = (file: string): Network =>
  readNetwork(readFileSync(join(process.cwd(), 'public', file))).network;

let matched: { networks: readonly [Network, Network]; pairs: Pair[] } | undefined;

/** Largest overlap first. */
export function matchedNetworks() {
  if (matched) return matched;
  const both = [read(networks.book.file), read(networks.second.file)] as const;
  matched = { networks: both, pairs: greedyPairs(overlaps(...both), networks.book.sizes[1]!) };
  return matched;
}
