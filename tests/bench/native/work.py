"""The work as NumPy arrays, read from the files that run.ts wrote."""

import pathlib
import sys

import numpy as np

DENSE = [(784, 128), (128,), (128, 10), (10,)]
NORMAL = [(32,), (32,)]
ATTENTION = 4 * [(32, 32), (32,)]
BLOCK = [*NORMAL, *ATTENTION, *NORMAL, (32, 64), (64,), (64, 32), (32,)]
# As src/nn/layers/architectures.ts has them.
SHAPES = {
    None: DENSE,
    "cnn": [(8, 1, 5, 5), (8,), (16, 8, 5, 5), (16,), (256, 10), (10,)],
    "gru": [(28, 192), (64, 192), (192,), (192,), (64, 10), (10,)],
    "transformer": [(49, 32), (32,), (16, 32), *BLOCK, *BLOCK, *NORMAL, (32, 10), (10,)],
}
folder = pathlib.Path(sys.argv[2])


def read(name, kind):
    return np.fromfile(folder / name, dtype=kind)


def parameters_of(name, subject):
    """All arrays of the network, in the order in which the file has them."""
    numbers, arrays, start = read(name, np.float32), [], 0
    for shape in SHAPES[subject]:
        size = int(np.prod(shape))
        arrays.append(numbers[start : start + size].reshape(shape))
        start += size
    assert start == len(numbers), f"{name} holds {len(numbers)} numbers, {start} were asked for"
    return arrays


test = read("test-pixels.u8", np.uint8).reshape(-1, 784)
training = read("training-pixels.u8", np.uint8).reshape(-1, 784)
labels = read("training-labels.u8", np.uint8)
