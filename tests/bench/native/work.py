"""The work as NumPy arrays, read from the files that run.ts wrote."""

import pathlib
import sys

import numpy as np

SIZES = [784, 128, 10]
folder = pathlib.Path(sys.argv[2])


def read(name, kind):
    return np.fromfile(folder / name, dtype=kind)


def parameters_of(name):
    """Hidden weights, hidden biases, output weights, output biases."""
    numbers, arrays, start = read(name, np.float32), [], 0
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        for shape in [(inputs, outputs), (outputs,)]:
            size = int(np.prod(shape))
            arrays.append(numbers[start : start + size].reshape(shape))
            start += size
    return arrays


test = read("test-pixels.u8", np.uint8).reshape(-1, 784)
training = read("training-pixels.u8", np.uint8).reshape(-1, 784)
labels = read("training-labels.u8", np.uint8)
