// The three answers of the figure: to byte ÷ 255, to (255 − byte) ÷ 255, to byte ÷ a chosen divisor.
import { answerTo, dividedBy, invertedBytes, type Answer } from '#src/formulas/encodings.ts';
import type { Network } from '#src/nn/index.ts';

export function answersToAll(
  network: Network,
  [bytes, divisor]: readonly [bytes: Uint8Array, divisor: number],
): Answer[] {
  return [dividedBy(255), invertedBytes, dividedBy(divisor)].map((encode) =>
    answerTo(network, encode(bytes)),
  );
}
