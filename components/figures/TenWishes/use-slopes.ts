// The slopes of the reader's digit for the right answer that she names: built for the example, computed once she changes either.
import { useMemo } from 'preact/hooks';
import {
  type PackedSlopes,
  type Slopes,
  slopesOf,
  unpackSlopes,
} from '#src/formulas/backward-digit.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useReading } from '#src/session/reading.ts';
import { type RightAnswer, useRightAnswer } from '#src/session/right-answer.ts';
import { type Fetched, useFetched, withNetwork } from '#components/controls/use-fetched.ts';

type Key = [reading: Reading, label: number];

interface ShownSlopes extends RightAnswer {
  /** What the slopes belong to; behind the reader's wish while the network is being fetched. */
  shown: { reading: Reading; label: number; slopes: Slopes };
  trouble: Fetched<Key, Slopes>['trouble'];
}

/** `packed` are the slopes of `first`, were `firstLabel` the right answer. */
export function useSlopes(first: Reading, firstLabel: number, packed: PackedSlopes): ShownSlopes {
  const built = useMemo(() => unpackSlopes(packed, first.preActivations), [packed, first]);
  const reading = useReading(first);
  const right = useRightAnswer(reading, firstLabel);
  const wanted: Key = [reading, right.label];
  const { key, part, trouble } = useFetched<Key, Slopes>(
    wanted,
    { key: [first, firstLabel], part: built },
    withNetwork((network, [one, label]) => slopesOf(one, label, network.layers.at(-1)!.weights)),
  );
  return { ...right, shown: { reading: key[0], label: key[1], slopes: part }, trouble };
}
