// Weight files: what PyTorch writes is read, what is broken is refused with one sentence.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createNetwork,
  createRandom,
  he,
  readNetwork,
  readTensors,
  SafetensorsError,
  writeNetwork,
  writeTensors,
} from '#src/nn/index.ts';

type Header = Record<string, unknown>;

/** A file from its parts, put together here by the format's description and not by the code under test. */
function file(header: Header | string, tensors: Uint8Array, announced?: bigint): Uint8Array {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(announced ?? BigInt(text.length));
  return new Uint8Array(Buffer.concat([length, text, tensors]));
}

const floats = (...numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);
const f32 = (shape: number[], first: number, end: number) => ({
  dtype: 'F32',
  shape,
  data_offsets: [first, end],
});

// 2-1: two weights, one bias.
const smallHeader = { 'output.weights': f32([2, 1], 0, 8), 'output.biases': f32([1], 8, 12) };
const smallBytes = floats(1, 2, 3);

describe('sound files', () => {
  test('a network of any depth comes back bit for bit, with its metadata, in 50 random round trips', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 });
    const metadata = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(sizes, fc.nat(), metadata, (chosen, seed, written) => {
        const network = createNetwork(chosen, he, createRandom(seed));
        const read = readNetwork(writeNetwork(network, written));
        expect(read.network).toEqual(network);
        expect({ ...read.metadata }).toEqual({ ...written });
      }),
      { numRuns: 50 },
    );
  });

  test('equal networks give equal bytes, and the tensors start at a multiple of 8', () => {
    const write = () => writeNetwork(createNetwork([3, 2, 2], he, createRandom(1)), { seed: '1' });
    expect(write()).toEqual(write());
    const bytes = write();
    expect(bytes.length - (3 * 2 + 2 + 2 * 2 + 2) * 4).toSatisfy(
      (start: number) => start % 8 === 0,
    );
  });

  test('a file as PyTorch’s safetensors writes it: metadata, names in their alphabet’s order, spaces behind', () => {
    const header =
      '{"__metadata__":{"format":"pt"},' +
      '"hidden.biases":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},' +
      '"hidden.weights":{"dtype":"F32","shape":[2,1],"data_offsets":[4,12]},' +
      '"output.biases":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},' +
      '"output.weights":{"dtype":"F32","shape":[1,2],"data_offsets":[20,28]}}     ';
    const { network, metadata } = readNetwork(file(header, floats(1, 2, 3, 4, 5, 6, 7)));
    expect(metadata).toEqual({ format: 'pt' });
    expect(network).toEqual({
      sizes: [2, 1, 2],
      layers: [
        {
          kind: 'dense',
          name: 'hidden',
          inputSize: 2,
          outputSize: 1,
          weights: Float32Array.of(2, 3),
          biases: Float32Array.of(1),
        },
        {
          kind: 'dense',
          name: 'output',
          inputSize: 1,
          outputSize: 2,
          weights: Float32Array.of(6, 7),
          biases: Float32Array.of(4, 5),
        },
      ],
    });
  });

  test('the activation comes back; ReLU leaves no mark, so that the shipped file keeps its bytes, and a strange one is refused', () => {
    const network = createNetwork([3, 2, 2], he, createRandom(1));
    for (const activation of ['sigmoid', 'tanh', 'identity'] as const) {
      const read = readNetwork(writeNetwork({ ...network, activation }, { seed: '1' }));
      expect(read.network).toEqual({ ...network, activation });
      expect(read.metadata).toEqual({ seed: '1', activation });
    }
    const plain = writeNetwork(network, {});
    expect(writeNetwork({ ...network, activation: 'relu' }, {})).toEqual(plain);
    expect(readNetwork(plain).network.activation).toBe(undefined);
    expect(() => readNetwork(writeNetwork(network, { activation: 'step' }))).toThrow(
      'the activation should be one of relu, sigmoid, tanh, identity, found "step"',
    );
  });

  test('the header’s order does not matter: output before hidden, each tensor where its offsets say', () => {
    const header = {
      'output.biases': f32([1], 12, 16),
      'output.weights': f32([1, 1], 4, 8),
      'hidden.biases': f32([1], 0, 4),
      'hidden.weights': f32([1, 1], 8, 12),
    };
    const { layers } = readNetwork(file(header, floats(1, 2, 3, 4))).network;
    expect(layers.map(({ weights, biases }) => [weights[0], biases[0]])).toEqual([
      [3, 1],
      [2, 4],
    ]);
  });

  test('F64, F16 and BF16 become float32: 1.5, −2, 65,504, the smallest half, and 1 + 2⁻⁷', () => {
    const header = {
      double: { dtype: 'F64', shape: [2], data_offsets: [0, 16] },
      half: { dtype: 'F16', shape: [4], data_offsets: [16, 24] },
      brain: { dtype: 'BF16', shape: [3], data_offsets: [24, 30] },
    };
    const bytes = Buffer.concat([
      new Uint8Array(Float64Array.of(1.5, -0.1).buffer),
      new Uint8Array(Uint16Array.of(0x3e00, 0xc000, 0x7bff, 0x0001).buffer),
      new Uint8Array(Uint16Array.of(0x3fc0, 0xc000, 0x3f81).buffer),
    ]);
    const { tensors } = readTensors(file(header, bytes));
    expect([...tensors.get('double')!.values]).toEqual([1.5, Math.fround(-0.1)]);
    expect([...tensors.get('half')!.values]).toEqual([1.5, -2, 65_504, 2 ** -24]);
    expect([...tensors.get('brain')!.values]).toEqual([1.5, -2, 1 + 2 ** -7]);
  });

  test('written as F16, each of 2,000 numbers is the half that the engine’s own DataView rounds to, ties to even, and a file has half the length', () => {
    const random = createRandom(3);
    const drawn = Array.from({ length: 1990 }, () => random.normal() * 10 ** (random.below(9) - 6));
    const edges = [0, -0, 1, 2049, 2051, 65_504, 2 ** -24, 2 ** -25, 1.5 * 2 ** -24, -1e-3];
    const values = Float32Array.from([...edges, ...drawn]);
    const bytes = writeTensors(new Map([['a', { shape: [2000], values }]]), {}, 'F16');
    const half = new DataView(new ArrayBuffer(2)) as DataView & {
      setFloat16(at: number, value: number, littleEndian: boolean): void;
    };
    const expected = Array.from(values, (value) => {
      half.setFloat16(0, value, true);
      return half.getUint16(0, true);
    });
    const start = bytes.length - 2 * values.length;
    const view = new DataView(bytes.buffer, start);
    expect(expected.map((_, k) => view.getUint16(2 * k, true))).toEqual(expected);
    expect(readTensors(bytes).tensors.get('a')!.values[2]).toBe(1);
  });

  test('a file may start at any byte of a larger buffer', () => {
    const bytes = file(smallHeader, smallBytes);
    const larger = new Uint8Array(bytes.length + 20).fill(255);
    larger.set(bytes, 3);
    expect(readNetwork(larger.subarray(3, 3 + bytes.length)).network.sizes).toEqual([2, 1]);
  });
});

describe('broken files', () => {
  const bytes = writeNetwork(createNetwork([3, 2, 2], he, createRandom(1)), { seed: '1' });

  test('a file cut at any of its bytes, or with a byte too many, is refused with one line', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(refused(bytes.subarray(0, length))).toContain('found');
    }
    expect(refused(new Uint8Array([...bytes, 0]))).toContain('behind its header, found');
  });

  test('1,000 files with bytes changed at random are read or refused with one line, never another error', () => {
    const random = createRandom(2);
    let refusals = 0;
    for (let k = 0; k < 1000; k++) {
      const damaged = bytes.slice();
      for (let c = 0; c <= k % 3; c++) damaged[random.below(bytes.length)] = random.below(256);
      try {
        readNetwork(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(SafetensorsError);
        expect((error as Error).message).not.toContain('\n');
        refusals += 1;
      }
    }
    expect(refusals).toBeGreaterThan(500);
  });

  test.each([
    ['an oversize header', file('{}', new Uint8Array(2 ** 21), 2n ** 20n + 1n), 'at most 1048576'],
    ['a header of 2⁶⁴ − 1 bytes', file('{}', smallBytes, 2n ** 64n - 1n), 'the header should take'],
    ['a header longer than the file', file('{}', smallBytes, 15n), 'at most 14 bytes, found 15'],
    ['a header that is no JSON', file('{"output', smallBytes), 'JSON in UTF-8'],
    ['a header that is a list', file('[1]', smallBytes), 'a JSON object'],
    ['an empty header', file('', smallBytes), 'JSON in UTF-8'],
    ['no tensors', file({}, new Uint8Array(0)), 'should be output.weights, output.biases'],
    ['metadata with a number', file({ __metadata__: { seed: 1 } }, smallBytes), 'texts only'],
    ['metadata that is a list', file({ __metadata__: [] }, smallBytes), 'texts only'],
    ['an entry that is null', file({ 'output.weights': null }, smallBytes), 'dtype should be'],
    ['an integer dtype', changed('output.biases', { dtype: 'I32' }), 'found "I32"'],
    ['the dtype "constructor"', changed('output.biases', { dtype: 'constructor' }), 'dtype should'],
    ['a negative size', changed('output.weights', { shape: [-2, -1] }), 'a list of sizes'],
    ['a size of 1e300', changed('output.weights', { shape: [1e300, 1] }), 'a list of sizes'],
    ['a size of 1.5', changed('output.weights', { shape: [1.5, 2] }), 'a list of sizes'],
    [
      'a product beyond 2⁵³',
      changed('output.weights', { shape: [2 ** 52, 2 ** 52] }),
      'bytes long',
    ],
    ['offsets that shrink', changed('output.weights', { data_offsets: [8, 0] }), 'bytes long'],
    ['three offsets', changed('output.weights', { data_offsets: [0, 8, 8] }), 'two places'],
    ['a negative offset', changed('output.weights', { data_offsets: [-4, 4] }), 'two places'],
    [
      'offsets beyond the file',
      changed('output.biases', { data_offsets: [4096, 4100] }),
      'should start at byte 8 of the tensors, found 4096',
    ],
    ['an overlap', changed('output.biases', { data_offsets: [4, 8] }), 'should start at byte 8'],
    ['a gap', file(withGap(), floats(1, 2, 0, 3)), 'should start at byte 8'],
    ['too few bytes for the shape', changed('output.weights', { shape: [3, 1] }), '12 bytes long'],
    ['NaN', file(smallHeader, floats(1, NaN, 3)), 'found NaN at place 1'],
    ['Infinity', file(smallHeader, floats(1, 2, -Infinity)), 'found -Infinity at place 0'],
    ['a double too large for float32', largeDouble(), 'finite in float32, found Infinity'],
    ['weights with one size', changed('output.weights', { shape: [2] }), 'two sizes'],
    [
      'biases of another width',
      changed('output.weights', { shape: [1, 2] }),
      'output.biases should have shape [2], found [1]',
    ],
    [
      'layers that do not fit',
      file(
        {
          'hidden.weights': f32([1, 1], 0, 4),
          'hidden.biases': f32([1], 4, 8),
          'output.weights': f32([2, 1], 8, 16),
          'output.biases': f32([1], 16, 20),
        },
        floats(1, 2, 3, 4, 5),
      ),
      'output.weights should have 1 rows, one for each neuron of hidden, found 2',
    ],
    [
      'unknown names',
      file({ 'fc1.weight': f32([2, 1], 0, 8), 'fc1.bias': f32([1], 8, 12) }, smallBytes),
      'the tensors should be output.weights, output.biases, found "fc1.weight, fc1.bias"',
    ],
    [
      'biases missing',
      file({ 'output.weights': f32([3, 1], 0, 12) }, smallBytes),
      'the tensors should be output.weights, output.biases, found "output.weights"',
    ],
  ])('%s is refused', (_, broken, sentence) => {
    expect(refused(broken)).toContain(sentence);
  });
});

function refused(bytes: Uint8Array): string {
  try {
    readNetwork(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(SafetensorsError);
    expect((error as Error).message).not.toContain('\n');
    return (error as Error).message;
  }
  throw new Error('the file was read');
}

function changed(name: keyof typeof smallHeader, change: object): Uint8Array {
  return file({ ...smallHeader, [name]: { ...smallHeader[name], ...change } }, smallBytes);
}

function withGap(): Header {
  return { 'output.weights': f32([2, 1], 0, 8), 'output.biases': f32([1], 12, 16) };
}

function largeDouble(): Uint8Array {
  const header = {
    'output.weights': { dtype: 'F64', shape: [1, 1], data_offsets: [0, 8] },
    'output.biases': { dtype: 'F64', shape: [1], data_offsets: [8, 16] },
  };
  return file(header, new Uint8Array(Float64Array.of(1e300, 0).buffer));
}
