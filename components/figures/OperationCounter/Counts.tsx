// The forward pass of one image, step by step: what would be done, and what is left where pixels are 0.
import { bookSizes } from '#src/nn/networks.ts';
import { Fact } from '#components/controls/Fact.tsx';
import { FactCell, Heads } from '#components/controls/Table.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { allOperations } from './rates.ts';

const [inputs, hidden, outputs] = bookSizes;

/** Cheap steps beside the two products: what they do, and how often. */
const others: [string, string][] = [
  ['add the biases', `${hidden} + ${outputs} additions`],
  ['ReLU', `${hidden} comparisons with 0`],
  [
    'softmax',
    `${outputs} subtractions, ${outputs} exponentials, ${outputs - 1} additions, ${outputs} divisions`,
  ],
];

export function Counts({ inked, meanLeft }: { inked: number; meanLeft: number }) {
  const left = inked * hidden + hidden * outputs;
  return (
    <table class="times counter-counts">
      <caption>Multiply-adds for one image</caption>
      <Heads names={['step', 'all', 'without zeros']} />
      <tbody>
        <tr>
          <th scope="row">
            first product
            <span class="label">
              {inputs} × {hidden}; left: {inked} × {hidden}
            </span>
          </th>
          <FactCell name="first-product" value={inputs * hidden} />
          <FactCell name="first-product-left" value={inked * hidden} />
        </tr>
        <tr>
          <th scope="row">
            second product
            <span class="label">
              {hidden} × {outputs}; the code doesn’t check for zeros here
            </span>
          </th>
          <FactCell name="second-product" value={hidden * outputs} />
          <FactCell name="second-product-left" value={hidden * outputs} />
        </tr>
        <tr class="total">
          <th scope="row">together</th>
          <FactCell name="operations" value={allOperations} />
          <td>
            <Fact name="left" value={left} />
            <span class="label">{formatNumber(left / allOperations, 'percent-0')}</span>
          </td>
        </tr>
        <tr>
          <th scope="row">mean of the 10,000 test images</th>
          <FactCell name="mean-all" value={allOperations} />
          <td>
            <Fact name="mean-left" value={meanLeft} />
            <span class="label">{formatNumber(meanLeft / allOperations, 'percent-0')}</span>
          </td>
        </tr>
        {others.map(([step, words]) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            <td colSpan={2} class="counter-other">
              {words}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
