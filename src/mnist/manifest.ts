// The list of the packed MNIST files, as manifest.json tells it.
import manifest from './manifest.json' with { type: 'json' };

/** A file of labels (count), then pixels (count × 784), gzipped. */
export interface Shard {
  name: string;
  /** The name in `assetFolder`; it carries the start of the digest, so a cached copy is never out of date. */
  file: string;
  set: 'train' | 'test';
  /** Where its first picture stands in the published order of its set. */
  firstIndex: number;
  count: number;
  /** Bytes of the file. Another zlib may pack a little differently, so this serves progress bars only. */
  packedLength: number;
  /** SHA-256 of the unpacked bytes. */
  sha256: string;
}

/** Below the root of the site. */
export const assetFolder = 'mnist/';

export const shards = manifest as readonly Shard[];

export function shardNamed(name: string): Shard {
  const shard = shards.find((candidate) => candidate.name === name);
  if (shard) return shard;
  const names = shards.map((known) => known.name).join(', ');
  throw new Error(`shardNamed: the name should be one of ${names}, found "${name}".`);
}
