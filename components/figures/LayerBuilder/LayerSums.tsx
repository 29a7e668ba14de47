// Every product written out: weights, biases and their sum, layer by layer.
import { Fact } from '#components/controls/Fact.tsx';
import { FactCell } from '#components/controls/Table.tsx';
import { layerNames } from '#src/nn/index.ts';
import { formatNumber } from '#src/numbers/format.ts';

export function LayerSums({ sizes }: { sizes: readonly number[] }) {
  const layers = layerNames(sizes.length - 1).map((name, l) => ({
    name,
    inputs: sizes[l],
    neurons: sizes[l + 1],
    weights: sizes[l] * sizes[l + 1],
  }));
  const total = (of: (layer: (typeof layers)[number]) => number) =>
    layers.reduce((sum, layer) => sum + of(layer), 0);
  const weights = total((layer) => layer.weights);
  const biases = total((layer) => layer.neurons);
  return (
    <table class="layer-sums ruled">
      <caption class="visually-hidden">Weights and biases of each layer</caption>
      <thead>
        <tr>
          <th scope="col">into</th>
          <th scope="col">weights</th>
          <th scope="col">biases</th>
          <th scope="col" class="layer-share">
            share
          </th>
        </tr>
      </thead>
      <tbody>
        {layers.map(({ name, inputs, neurons, ...layer }) => (
          <tr key={name}>
            <th scope="row">{name.replace(/(\d)/, ' $1')}</th>
            <td>
              <span class="layer-product">
                {formatNumber(inputs)} × {formatNumber(neurons)} ={' '}
              </span>
              <Fact name={`${name}-weights`} value={layer.weights} />
            </td>
            <FactCell name={`${name}-biases`} value={neurons} />
            <td class="layer-share">
              <span class="layer-share-bar" aria-hidden="true">
                <span
                  style={{
                    inlineSize: `${(100 * (layer.weights + neurons)) / (weights + biases)}%`,
                  }}
                />
              </span>
              {shareText((layer.weights + neurons) / (weights + biases))}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr class="sum">
          <th scope="row">together</th>
          <FactCell name="all-weights" value={weights} />
          <FactCell name="biases" value={biases} />
          <td class="layer-share">
            <span class="layer-product">sum </span>
            <b>{formatNumber(weights + biases)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What is there is never written as nothing. */
const shareText = (share: number) =>
  share < 0.0005 ? `< ${formatNumber(0.001, 'percent-1')}` : formatNumber(share, 'percent-1');
