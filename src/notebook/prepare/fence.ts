// What stands behind the word "cell" at a fence: an id, and what the author allows.
import type { CellSource } from '../cell.ts';

export type Fence = Pick<CellSource, 'manual' | 'brief' | 'hidden' | 'readonly' | 'expectError'> & {
  id?: string;
};

const flags = {
  manual: 'manual',
  brief: 'brief',
  hidden: 'hidden',
  readonly: 'readonly',
  'expect-error': 'expectError',
} as const;

/** Undefined where the fence is no cell. Throws Error for a word that means nothing here. */
export function readFence(
  lang: string | null | undefined,
  meta: string | null | undefined,
): Fence | undefined {
  const [first, ...words] = (meta ?? '').trim().split(/\s+/);
  if (lang !== 'ts' || first !== 'cell') return undefined;
  const fence: Fence = { manual: false, hidden: false, readonly: false, expectError: false };
  for (const word of words.filter(Boolean)) {
    const id = /^id=([a-z][a-z0-9-]*)$/.exec(word)?.[1];
    if (id) fence.id = id;
    else if (word in flags) fence[flags[word as keyof typeof flags]] = true;
    else {
      throw new Error(
        `A cell’s fence may say id=some-name, ${Object.keys(flags).join(', ')}; found “${word}”.`,
      );
    }
  }
  return fence;
}
