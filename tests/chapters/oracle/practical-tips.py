# What the chapter of practical tips computes, once more in NumPy and float64: optimisers, starts, normalisation, schedules, checks.
#
# It shares no line with src/: random numbers and the reader of images are those of tests/nn/oracle/make_oracle.py.
# Run from the root: python3 tests/chapters/oracle/practical-tips.py   (it writes practical-tips.json beside itself)

import json
import math
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import Sfc32, gradients, forward, losses, random_layers, read_idx  # noqa: E402

STEPS = 3


def bowl_run(rule, rate):
    """Three steps on half the sum of c · w²: the slope of w is c · w, steep in one direction and flat in another."""
    curvature = np.array([1.0, 10.0, 0.1])
    w = np.array([1.0, -2.0, 3.0])
    first, second = np.zeros(3), np.zeros(3)
    path = []
    for t in range(1, STEPS + 1):
        slope = curvature * w
        if rule == "sgd":
            move = slope
        elif rule == "momentum":
            first = 0.9 * first + slope
            move = first
        elif rule == "nesterov":
            first = 0.9 * first + slope
            move = slope + 0.9 * first
        elif rule == "rmsprop":
            second = 0.99 * second + 0.01 * slope**2
            move = slope / (np.sqrt(second) + 1e-8)
        else:
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            move = (first / (1 - 0.9**t)) / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)
            if rule == "adamw":
                w = w * (1 - rate * 0.01)
        w = w - rate * move
        path.append(w.tolist())
    return path


def normalisation():
    """Two batches through one layer of batch normalisation: first in training, then with what was kept."""
    train = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0], [6.0, 20.0]])
    asked = np.array([[2.0, 10.0], [4.0, 10.0]])
    scale, shift, epsilon, momentum = np.array([2.0, 1.0]), np.array([0.5, -1.0]), 1e-5, 0.1
    means, variances = np.zeros(2), np.ones(2)

    def through(x, mean, variance):
        return (scale * (x - mean) / np.sqrt(variance + epsilon) + shift).tolist()

    in_training = through(train, train.mean(0), train.var(0))
    means += momentum * (train.mean(0) - means)
    variances += momentum * (train.var(0, ddof=1) - variances)
    return {
        "training": in_training,
        "means": means.tolist(),
        "variances": variances.tolist(),
        "askedKept": through(asked, means, variances),
        "askedOfBatch": through(asked, asked.mean(0), asked.var(0)),
    }


def schedule(name, t, steps=8):
    """The share of the highest rate at step t of 8, counted from 0."""
    if name == "constant":
        return 1.0
    if name == "step":
        return 1.0 if t < 4 else 0.1 if t < 6 else 0.01
    if name == "linear":
        return 1 - t / steps
    if name == "cosine":
        return (1 + math.cos(math.pi * t / steps)) / 2
    rising = 2  # three tenths of eight steps, rounded
    if t < rising:
        return (t + 1) / rising
    return (1 + math.cos(math.pi * (t - rising) / (steps - rising))) / 2


def checks():
    """The six checks of the run as it should be, on the first 10,000 training images."""
    pixels = read_idx("train-images-idx3-ubyte")[:10_000].reshape(-1, 784)
    labels = read_idx("train-labels-idx1-ubyte")[:10_000]
    network = random_layers(Sfc32(1), [784, 128, 10])
    order = np.arange(10_000)
    shuffling = Sfc32(2)
    for k in range(len(order) - 1, 0, -1):
        other = shuffling.below(k + 1)
        order[k], order[other] = order[other], order[k]
    inputs = lambda places: pixels[places] / 255
    some = order[:500]
    start = losses(forward(network, inputs(some))[2], labels[some]).mean()
    ten = order[:10]
    learned = [part.copy() for part in network]
    steps = 0
    while losses(forward(learned, inputs(ten))[2], labels[ten]).mean() >= 0.01:
        for part, slope in zip(learned, gradients(learned, inputs(ten), labels[ten])):
            part -= 0.1 * slope
        steps += 1
    return {
        "loss-at-start": start,
        "ten-images": steps,
        "rarest-digit": np.bincount(labels, minlength=10).min() / 10_000,
        "largest-input": float(inputs(some).max()),
        "digits-in-batch": len(set(labels[order[:64]].tolist())),
        "lost-digit": 0.0,
        "sorted": len(set(np.sort(labels)[:64].tolist())),
    }


def main():
    rates = {"sgd": 0.05, "momentum": 0.05, "nesterov": 0.05, "rmsprop": 0.1, "adam": 0.1, "adamw": 0.1}
    names = ["constant", "step", "linear", "cosine", "one-cycle"]
    result = {
        "rates": rates,
        "optimisers": {rule: bowl_run(rule, rate) for rule, rate in rates.items()},
        "he": {str(size): math.sqrt(2 / size) for size in (784, 128, 64)},
        "normalisation": normalisation(),
        "schedules": {name: [schedule(name, t) for t in range(8)] for name in names},
        "checks": checks(),
    }
    (HERE / "practical-tips.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
