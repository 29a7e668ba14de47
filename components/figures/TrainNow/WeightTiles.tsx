// The first-layer weights as they form: the built pictures until a training begins, then a canvas.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import { shownNeurons, tileStrengths, trainTiling } from './tiles.ts';

interface Props {
  /** (784, 128); undefined until the reader trains. */
  weights: Float32Array | undefined;
  /** After which step. */
  step: number;
  /** The pictures as they were built. */
  still: ComponentChildren;
}

export function WeightTiles({ weights, step, still }: Props) {
  const strengths = useMemo(() => weights && tileStrengths(weights), [weights]);
  const words = `The weights into ${shownNeurons} of the 128 hidden neurons after step ${step.toLocaleString('en-GB')}, each a picture of 28 × 28 weights: blue positive, orange negative.`;
  return (
    <div class="weight-tiles signed-tiles train-picture" role="img" aria-label={words}>
      <SignedTiles tiling={trainTiling} strengths={strengths} still={still} />
    </div>
  );
}
