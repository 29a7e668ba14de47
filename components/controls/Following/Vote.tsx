// What the followed neuron adds to the logit of the followed digit, in a line that reads alike in every figure.
import { Fact } from '#components/controls/Fact.tsx';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  /** From 0. */
  neuron: number;
  digit: number;
  activation: number;
  /** From the neuron to the digit. */
  weight: number;
}

export const Vote = ({ neuron, digit, activation, weight }: Props) => (
  <div class="vote lines" style="--lines-narrow: 2">
    <p>
      neuron {neuron + 1} adds{' '}
      <code>
        {formatNumber(activation, 'fixed-4')} × {formatNumber(weight, 'fixed-4')} ={' '}
        <Fact name="vote" value={activation * weight} as="fixed-4" />
      </code>{' '}
      to the logit of {digit}
    </p>
    <NotKept of="path" />
  </div>
);
