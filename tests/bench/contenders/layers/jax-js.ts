// jax-js on its wasm backend: reading and a whole training step are one jit each, its own gradient inside.
import { type Network, parameterArrays } from '../../../../src/nn/index.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { kindOf } from '../../../../src/nn/layers/layer-kinds.ts';
import { parameterNames } from '../../../../src/nn/layers/layer.ts';
import { type Contender, type LayerSubject, layerSubjects } from '../../contender.ts';
import { contenderByJax, openJax } from '../jax-js-network.ts';
import type { GradientsOf, Jax, JaxArray } from '../jax-js-types.ts';
import { entrantsFor, layersOfBytes } from './entrants.ts';

/** As src/nn/layers/architectures.ts has them; each takes over all that it is given. */
const logits: Record<
  LayerSubject,
  (jax: Jax, inputs: JaxArray, parameters: JaxArray[]) => JaxArray
> = {
  cnn({ numpy: np, nn, lax }, inputs, [w1, b1, w2, b2, w3, b3]) {
    const count = inputs.shape[0];
    const block = (signal: JaxArray, w: JaxArray, b: JaxArray, maps: number, side: number) => {
      const sums = lax.conv(signal, w, [1, 1], 'VALID').add(b.reshape([1, maps, 1, 1]));
      const windows = nn.relu(sums).reshape([count, maps, side, 2, side, 2]);
      return np.max(windows, [3, 5]);
    };
    const first = block(inputs.reshape([count, 1, 28, 28]), w1, b1, 8, 12);
    const second = block(first, w2, b2, 16, 4);
    return np.matmul(second.reshape([count, 256]), w3).add(b3);
  },

  gru({ numpy: np, nn }, inputs, parameters) {
    const [inputWeights, stateWeights, inputBiases, stateBiases, w, b] = parameters;
    const count = inputs.shape[0];
    const sums = np
      .matmul(inputs.reshape([count * 28, 28]), inputWeights)
      .add(inputBiases)
      .reshape([count, 28, 192]);
    let state = np.zeros([count, 64]);
    for (const ofInputs of np.unstack(sums, 1)) {
      const ofStates = np.matmul(state.ref, stateWeights.ref).add(stateBiases.ref);
      const [reset, update, candidate] = np.split(ofInputs, 3, 1);
      const [resetBefore, updateBefore, candidateBefore] = np.split(ofStates, 3, 1);
      const kept = nn.sigmoid(reset.add(resetBefore)).mul(candidateBefore);
      const next = np.tanh(candidate.add(kept));
      state = nn.sigmoid(update.add(updateBefore)).mul(state.sub(next.ref)).add(next);
    }
    stateWeights.dispose();
    stateBiases.dispose();
    return np.matmul(state, w).add(b);
  },

  transformer({ numpy: np, nn }, inputs, parameters) {
    const count = inputs.shape[0];
    const left = [...parameters];
    const take = () => left.shift()!;
    const dense = (rows: JaxArray) => np.matmul(rows, take()).add(take());
    const normalised = (rows: JaxArray) => {
      const centred = rows.sub(np.mean(rows.ref, -1, { keepdims: true }));
      const variance = np.mean(centred.ref.mul(centred.ref), -1, { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(take())
        .add(take());
    };
    /** (images · 16, 32) as (images, heads, 16, 8) with its axes in this order. */
    const inHeads = (rows: JaxArray, axes: number[]) =>
      rows.reshape([count, 16, 4, 8]).transpose(axes);
    const attended = (rows: JaxArray) => {
      const queries = inHeads(dense(rows.ref), [0, 2, 1, 3]);
      const keys = inHeads(dense(rows.ref), [0, 2, 3, 1]);
      const values = inHeads(dense(rows), [0, 2, 1, 3]);
      const shares = nn.softmax(np.matmul(queries, keys).mul(1 / Math.sqrt(8)));
      const mixed = np.matmul(shares, values).transpose([0, 2, 1, 3]);
      return dense(mixed.reshape([count * 16, 32]));
    };
    const patches = inputs
      .reshape([count, 4, 7, 4, 7])
      .transpose([0, 1, 3, 2, 4])
      .reshape([count * 16, 49]);
    const placed = dense(patches).reshape([count, 16, 32]).add(take());
    let rows = placed.reshape([count * 16, 32]);
    for (let block = 0; block < 2; block++) {
      rows = attended(normalised(rows.ref)).add(rows);
      const hidden = nn.relu(dense(normalised(rows.ref)));
      rows = dense(hidden).add(rows);
    }
    const means = np.mean(normalised(rows).reshape([count, 16, 32]), 1, { keepdims: false });
    return dense(means);
  },
};

function arraysOf({ numpy }: Jax, network: Network<Layer>): JaxArray[] {
  const shapes = network.layers.flatMap((layer) => {
    const ofLayer = kindOf(layer).parameterShapes(layer);
    return parameterNames[layer.kind].map((name) => ofLayer[name]!);
  });
  return parameterArrays(network).map((values, a) =>
    numpy.array(values.slice()).reshape([...shapes[a]!]),
  );
}

async function createJax(subject: LayerSubject): Promise<Contender<Layer>> {
  const jax = await openJax();
  const logitsOf = (inputs: JaxArray, parameters: JaxArray[]) =>
    logits[subject](jax, inputs, parameters);
  const gradientsOf: GradientsOf = jax.grad((parameters, inputs, targets) =>
    jax.nn.logSoftmax(logitsOf(inputs, parameters)).mul(targets).sum(1).sum(0),
  );
  return contenderByJax(jax, {
    arraysOf: (network) => arraysOf(jax, network),
    logitsOf,
    ofBytes: layersOfBytes,
    gradientsOf,
  });
}

export const layersByJax = entrantsFor(
  layerSubjects,
  { name: 'jax-js wasm', packageName: '@jax-js/jax' },
  createJax,
);
