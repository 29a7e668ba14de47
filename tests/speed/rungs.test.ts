// Every rung of the ladder gives the answers of src/nn, image by image.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward, predictions, readNetwork } from '#src/nn/index.ts';
import { createEngineRung } from '#src/speed/implementations/engine.ts';
import { openGpu } from '#src/speed/implementations/gpu.ts';
import { createNaive } from '#src/speed/implementations/naive.ts';
import { createSkipZeros } from '#src/speed/implementations/skip-zeros.ts';
import { createTwoWorkers, servePartner } from '#src/speed/implementations/two-workers.ts';
import { createTyped } from '#src/speed/implementations/typed.ts';
import { machineOf, machines } from '../kernels/machines.ts';

const { network } = readNetwork(readFileSync('public/weights/mlp-784-128-10.safetensors'));
const pixels = readSource('test').pixels.subarray(0, 500 * 784);
const expected = predictions(forward(network, toInputs(pixels)).logits, 10);

test.each([
  ['naive', createNaive],
  ['typed', createTyped],
  ['skipping zeros', createSkipZeros],
])('%s: 500 of 500 predictions are those of src/nn', async (_, create) => {
  expect(await create(network).infer(pixels, 500)).toEqual(expected);
});

test.each(machines)(
  'the engine at the level $level: 500 of 500 predictions are those of src/nn',
  async ({ make }) => {
    expect(await createEngineRung(make(), network).infer(pixels, 500)).toEqual(expected);
  },
);

test('two workers: 500, 3 and 1 predictions are those of src/nn, each half from another engine', async () => {
  const { port1, port2 } = new MessageChannel();
  const [own, other] = ['simd', 'scalar'] as const;
  servePartner(createEngineRung(machineOf(other), network), port2);
  const rung = createTwoWorkers(createEngineRung(machineOf(own), network), port1);
  for (const count of [500, 3, 1]) {
    const answers = await rung.infer(pixels.subarray(0, count * 784), count);
    expect(answers).toEqual(expected.subarray(0, count));
  }
  port1.close();
  port2.close();
});

test('without WebGPU, and without an adapter, there is a sentence instead of a rung', async () => {
  const none = async () => null;
  const broken = async () => {
    throw new Error('The GPU process is gone.');
  };
  expect(await openGpu(network, undefined)).toEqual({
    missing: expect.stringContaining('no WebGPU'),
  });
  for (const requestAdapter of [none, broken]) {
    expect(await openGpu(network, { requestAdapter } as unknown as GPU)).toEqual({
      missing: expect.stringContaining('no graphics processor'),
    });
  }
});
