# The first three losses of eight broken training loops and of the right one, three seeds, and the first batches of the
# chapter's cell, once more: NumPy and float64.
#
# It shares no line with src/; random numbers and readers of files are those of tests/nn/oracle/make_oracle.py.
# Run from the root: python3 tests/chapters/oracle/training_loop.py
# It writes training_loop.json beside itself.

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import Sfc32, random_layers, read_idx  # noqa: E402

BATCH, TRAIN, VALIDATION = 32, 55_000, 5_000


def shuffled(count, random):
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        chosen = random.below(last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return order


def softmax(logits):
    """With an exponential that ends at −87, as the book's kernels have it: no loss of an image is much above that."""
    shares = np.exp(np.maximum(logits - logits.max(axis=1, keepdims=True), -87))
    return shares / shares.sum(axis=1, keepdims=True)


def loop(inputs, labels, order, seed, rate=0.1, twice=False, keep=False, total=False, dropout=False):
    """The losses of the first three steps, each taken before the step."""
    w1, b1, w2, b2 = random_layers(Sfc32(seed), [784, 128, 10])
    silences = Sfc32(seed + 3)
    memory = [np.zeros_like(p) for p in (w1, b1, w2, b2)]
    losses = []
    for step in range(3):
        places = order[step * BATCH : (step + 1) * BATCH]
        x, y = inputs[places], np.eye(10)[labels[places]]
        z = x @ w1 + b1
        mask = np.ones_like(z)
        if dropout:
            mask = np.array([[0.0 if silences.uniform() < 0.5 else 2.0 for _ in range(128)] for _ in places])
        h = np.maximum(z, 0) * mask
        p = softmax(h @ w2 + b2)
        q = softmax(p) if twice else p
        right = (q * y).sum(axis=1)
        times = len(places) if total else 1
        losses.append(times * -np.log(right).mean())
        d = times * (q - y) / len(places)
        if twice:
            d = p * (d - (p * d).sum(axis=1, keepdims=True))
        dz = (d @ w2.T) * mask * (z > 0)
        slopes = [x.T @ dz, dz.sum(axis=0), h.T @ d, d.sum(axis=0)]
        memory = [m + s if keep else s for m, s in zip(memory, slopes)]
        w1, b1, w2, b2 = (p - rate * m for p, m in zip((w1, b1, w2, b2), memory))
    return losses


def cell(inputs, labels, count):
    """The chapter's cell: one stream of random numbers, for the weights and then for the order."""
    random = Sfc32(1)
    parameters = random_layers(random, [784, 128, 10])
    order = shuffled(TRAIN, random)
    judges = np.arange(TRAIN, TRAIN + 1000)
    steps = 2 * math.ceil(TRAIN / BATCH)

    def ask(places):
        w1, b1, w2, b2 = parameters
        h = np.maximum(inputs[places] @ w1 + b1, 0)
        p = softmax(h @ w2 + b2)
        right = p.argmax(axis=1) == labels[places]
        return h, p, right, -np.log(p[np.arange(len(places)), labels[places]]).mean()

    rounds = []
    for step in range(count):
        places = order[step * BATCH : (step + 1) * BATCH]
        x, y = inputs[places], np.eye(10)[labels[places]]
        h, p, right, loss = ask(places)
        d = (p - y) / BATCH
        dz = (d @ parameters[2].T) * (h > 0)
        slopes = [x.T @ dz, dz.sum(axis=0), h.T @ d, d.sum(axis=0)]
        rate = 0.3 * (1 - step / steps)
        parameters = [p - rate * s for p, s in zip(parameters, slopes)]
        rounds.append(
            {
                "first": places[0],
                "labels": labels[places].tolist(),
                "right": int(right.sum()),
                "loss": loss,
                "slopes": int(sum(np.count_nonzero(s) for s in slopes)),
                "after": ask(places)[3],
                "validation": ask(judges)[2].mean(),
            }
        )
    # Every so many-th batch of an epoch: how many of its images are of each digit.
    batches = [int((k + 0.5) * math.ceil(TRAIN / BATCH) / 20) for k in range(20)]
    orders = {"random": order, "file": np.arange(TRAIN), "labels": np.argsort(labels[:TRAIN], kind="stable")}
    digits = {
        name: [np.bincount(labels[one[b * BATCH : (b + 1) * BATCH]], minlength=10).tolist() for b in batches]
        for name, one in orders.items()
    }
    return {"rounds": rounds, "batches": batches, "digits": digits}


def main():
    pixels, labels = read_idx("train-images-idx3-ubyte"), read_idx("train-labels-idx1-ubyte")
    pixels = pixels.reshape(-1, 784).astype(float)
    inputs = pixels / 255
    leaked = np.r_[0:5000, TRAIN : TRAIN + VALIDATION]
    results = {"cell": cell(inputs, labels, 6)}
    for seed in (1, 2, 3):
        order = shuffled(TRAIN, Sfc32(seed + 1))
        by_label = np.argsort(labels[:TRAIN], kind="stable")
        usual = (inputs, labels, order, seed)
        results[seed] = {
            "right": loop(*usual),
            "softmax-twice": loop(*usual, twice=True),
            "not-zeroed": loop(*usual, keep=True),
            "summed-loss": loop(*usual, total=True),
            "sorted": loop(inputs, labels, by_label, seed),
            "unscaled": loop(pixels, labels, order, seed),
            "dropout-in-answers": loop(*usual, dropout=True),
            "rate-too-high": loop(*usual, rate=2),
            "leak": loop(inputs[leaked], labels[leaked], shuffled(len(leaked), Sfc32(seed + 1)), seed),
        }
    (HERE / "training_loop.json").write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
