# What the pages "Check the article" and "Reference numbers" count, once more in NumPy and float64.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/article-check.py
# It writes article-check.json beside itself. Of the records it reads the order of the permuted neurons, nothing else.

import json
import math
from pathlib import Path

import numpy as np

from prediction import read_idx, read_weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RECORD = ROOT / "src" / "records" / "experiments" / "permuted-units.json"


TRAIN = read_idx("train-images-idx3-ubyte").reshape(-1, 784)
TRAIN_LABELS = read_idx("train-labels-idx1-ubyte")
TEST = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784)
LABELS = read_idx("t10k-labels-idx1-ubyte")


def hidden_of(weights, images):
    return np.maximum(0, images @ weights[0] + weights[1])


def logits_of(weights, images):
    return hidden_of(weights, images) @ weights[2] + weights[3]


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def right(logits):
    return int((logits.argmax(axis=1) == LABELS).sum())


def shifted(images, distance):
    moved = np.zeros_like(images.reshape(-1, 28, 28))
    moved[:, :, distance:] = images.reshape(-1, 28, 28)[:, :, : 28 - distance]
    return moved.reshape(-1, 784)


def vote(stored, queries, lengths, ks):
    """Right answers for each k: nearest by lengths − 2 · products, ties of the vote for the smallest digit."""
    found = {k: 0 for k in ks}
    for first in range(0, len(queries), 500):
        scores = lengths - 2 * (queries[first : first + 500] @ stored.T)
        nearest = np.argpartition(scores, max(ks), axis=1)[:, : max(ks) + 1]
        order = np.take_along_axis(scores, nearest, axis=1).argsort(axis=1, kind="stable")
        labels = TRAIN_LABELS[np.take_along_axis(nearest, order, axis=1)]
        for k in ks:
            answers = [np.bincount(row[:k], minlength=10).argmax() for row in labels]
            found[k] += int((np.array(answers) == LABELS[first : first + 500]).sum())
    return found


def neighbours(stored, queries, ks):
    euclidean = vote(stored, queries, (stored * stored).sum(axis=1), ks)
    unit = lambda rows: rows / np.linalg.norm(rows, axis=1, keepdims=True)
    cosine = vote(unit(stored), unit(queries), np.zeros(len(stored)), ks)
    return {"euclidean": euclidean, "cosine": cosine}


def main():
    weights = read_weights()
    inputs = TEST / 255
    order = json.loads(RECORD.read_text())["order"]
    w1, b1, w2, b2 = weights
    twin = [w1[:, order], b1[order], w2[order], b2]
    logits, twin_logits = logits_of(weights, inputs), logits_of(twin, inputs)
    probabilities = softmax(logits)

    # The slopes of the mean loss of 100 images by the weights of the last layer, exact and by nudging.
    hidden, wanted = hidden_of(weights, inputs[:100]), np.eye(10)[LABELS[:100]]
    slopes = hidden.T @ (softmax(hidden @ w2 + b2) - wanted) / 100
    loss = lambda w: float(-np.log((softmax(hidden @ w + b2) * wanted).sum(axis=1)).mean())
    errors = []
    for place in np.argsort(-np.abs(slopes).ravel())[:5]:
        nudged = [w2.copy(), w2.copy()]
        for one, by in zip(nudged, (0.01, -0.01)):
            one.ravel()[place] += by
        errors.append(abs((loss(nudged[0]) - loss(nudged[1])) / 0.02 / slopes.ravel()[place] - 1))

    train_hidden = hidden_of(weights, TRAIN / 255)
    result = {
        "twin": {
            "correct": right(twin_logits),
            "different": int((twin_logits.argmax(axis=1) != logits.argmax(axis=1)).sum()),
            "halfWay": right(logits_of([(a + b) / 2 for a, b in zip(weights, twin)], inputs)),
            "digitsOfOrders": len(str(math.factorial(128))),
        },
        "probabilities": {
            "firstTop": float(probabilities[0].max()),
            "leastLog10": float(np.log10(probabilities.min())),
        },
        "neverActive": int((hidden_of(weights, inputs).max(axis=0) == 0).sum()),
        "gradientError": max(errors),
        "moved": [right(logits_of(weights, shifted(TEST, k) / 255)) for k in range(7)],
        "labels": {
            "train": np.bincount(TRAIN_LABELS).tolist(),
            "test": np.bincount(LABELS).tolist(),
        },
        "neighbours": {
            "hidden": neighbours(train_hidden, hidden_of(weights, inputs), (1, 3)),
            "pixels": neighbours(TRAIN.astype(float), TEST.astype(float), (1, 3, 5)),
        },
    }
    (HERE / "article-check.json").write_text(json.dumps(result, indent=1) + "\n")


main()
