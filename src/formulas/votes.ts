// Which hidden neurons decide between two digits: what each adds to the lead of one logit over the other.

export interface Vote {
  neuron: number;
  /** Its activation × (its weight to `winner` − its weight to `other`). */
  lead: number;
}

/**
 * The `count` neurons that do most for `winner` against `other`, the strongest first; fewer, where fewer do anything.
 * `activations` (hiddenSize), `outputWeights` (hiddenSize, outputSize).
 */
export function strongestVotes(
  activations: ArrayLike<number>,
  outputWeights: ArrayLike<number>,
  [winner, other]: readonly [number, number],
  count: number,
): Vote[] {
  const outputSize = outputWeights.length / activations.length;
  return Array.from(activations, (activation, neuron): Vote => {
    const weightTo = (digit: number) => outputWeights[neuron * outputSize + digit]!;
    return { neuron, lead: activation * (weightTo(winner) - weightTo(other)) };
  })
    .filter(({ lead }) => lead > 0)
    .toSorted((a, b) => b.lead - a.lead)
    .slice(0, count);
}
