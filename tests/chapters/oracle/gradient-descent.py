# What the chapter on gradient descent measures, once more in NumPy and float64: the promise along the gradient, the
# largest curvature, and the noise of a batch.
#
# It shares no line with src/: random numbers and readers of files are those of tests/nn/oracle/make_oracle.py, and the
# curvature comes from differences of gradients, where src/nn/curvature.ts multiplies by the Hessian exactly.
# Run from the root: python3 tests/chapters/oracle/gradient-descent.py
# It writes gradient-descent.json beside itself; run it after `npm run train` that changed the shipped weights.

import json
import math
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import Sfc32, random_layers  # noqa: E402
from prediction import read_idx, read_weights  # noqa: E402

SEEDS = [1, 2, 3]
ALL, BATCH, CURVED = 10_000, 64, 500
RATES = [0, 0.1, 0.3, 0.7, 1, 2]


def read_train():
    images = read_idx("train-images-idx3-ubyte").reshape(-1, 784)[: ALL + BATCH] / 255
    return images, read_idx("train-labels-idx1-ubyte")[: ALL + BATCH]


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
        start = random_layers(Sfc32(seed), [784, 128, 10])
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
    shipped = read_weights()
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
