// Live part: choose how many images go through together, and read every shape and the work it makes.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { bookSizes } from '#src/nn/networks.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { countConnections } from '#src/nn/network.ts';

const batchSizes = [1, 32, 100, 10_000];
const [inputs, hidden, outputs] = bookSizes;

export function MatrixShapes() {
  const [batchSize, setBatchSize] = useState(1);
  return (
    <div class="matrix-shapes">
      <Product
        left={['inputs', batchSize, inputs]}
        right={['weights', inputs, hidden]}
        bias={hidden}
        after="then ReLU"
        result={['activations', batchSize, hidden]}
      />
      <Product
        left={['activations', batchSize, hidden]}
        right={['weights', hidden, outputs]}
        bias={outputs}
        after="then softmax"
        result={['probabilities', batchSize, outputs]}
      />
      <div class="controls">
        <Choice
          legend="Images at once"
          name="batch-size"
          options={batchSizes.map((size) => [size, formatNumber(size)])}
          value={batchSize}
          onValue={setBatchSize}
        />
        <p>
          <Fact name="multiply-adds" value={batchSize * countConnections(bookSizes)} />{' '}
          multiplications, each with an addition
        </p>
      </div>
    </div>
  );
}

type Matrix = [name: string, rows: number, columns: number];

function Product(props: {
  left: Matrix;
  right: Matrix;
  bias: number;
  after: string;
  result: Matrix;
}) {
  return (
    <div class="matrix-product">
      <Block matrix={props.left} />
      <span class="sign">×</span>
      <Block matrix={props.right} />
      <span class="sign">
        + {props.bias} biases,
        <br />
        {props.after}
      </span>
      <div class="matrix-product-result">
        <span class="sign">=</span>
        <Block matrix={props.result} />
      </div>
    </div>
  );
}

/** Long sides are drawn shortened, or a row of 784 would be a hair. */
const sideOf = (count: number) => `calc(var(--unit) * ${(count ** 0.4).toFixed(2)})`;

function Block({ matrix: [name, rows, columns] }: { matrix: Matrix }) {
  return (
    <div class={`matrix ${name === 'weights' ? 'learned' : ''}`}>
      <div class="matrix-box" style={{ inlineSize: sideOf(columns), blockSize: sideOf(rows) }} />
      <span class="label">{name}</span>
      <code>
        {formatNumber(rows)} × {formatNumber(columns)}
      </code>
    </div>
  );
}
