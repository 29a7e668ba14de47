# What the chapter on representations shows of the shipped weights, once more in NumPy and float64.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/representations.py
# It writes representations.json beside itself; run it after every `npm run train` that changed the weights.

import json
from pathlib import Path

import numpy as np

from prediction import probabilities, read_idx, read_weights

HERE = Path(__file__).resolve().parent
RADIUS, SOFTNESS = 1.25, 1.2  # the pen of MNIST's width, and how wide its edge is

CIRCLES = {
    "stacked": [(14, 9.5), (14, 18.5)],
    "upper": [(14, 9.5)],
    "lower": [(14, 18.5)],
    "centred": [(14, 14)],
    "beside": [(9.5, 14), (18.5, 14)],
}


def draw(centres, radius=4.5):
    """Exact circles: ink fades with the distance of a pixel's middle from the line."""
    y, x = np.mgrid[0:28, 0:28] + 0.5
    ink = np.zeros((28, 28))
    for cx, cy in centres:
        distance = np.abs(np.hypot(x - cx, y - cy) - radius)
        ink = np.maximum(ink, np.clip((RADIUS + SOFTNESS / 2 - distance) / SOFTNESS, 0, 1))
    return np.round(ink * 255).reshape(1, 784) / 255


def brushed(strokes):
    """Weights (784): a cross of five pixels led along straight lines, from (row, column) to (row, column)."""
    weights = np.zeros((28, 28), int)
    for sign, (top, left), (bottom, right) in strokes:
        steps = max(1, abs(bottom - top), abs(right - left))
        for k in range(steps + 1):
            row = int(np.floor(top + (bottom - top) * k / steps + 0.5))
            column = int(np.floor(left + (right - left) * k / steps + 0.5))
            for y, x in [(row, column), (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]:
                if 0 <= y < 28 and 0 <= x < 28:
                    weights[y, x] = sign
    return weights.ravel()


FOUR = [(1, (6, 8), (14, 7)), (1, (14, 7), (14, 18)), (1, (6, 19), (22, 18))]
# Where a 9 closes, and where a 2 or a 6 has its foot: one touch of the brush each.
AGAINST = [(-1, (5, 14), (5, 14)), (-1, (20, 10), (20, 10))]


def on_top(sums, labels):
    """Digits (10) of the images with the largest sums, as many as there are 4s; of equal ones the earlier."""
    order = np.argsort(-sums, kind="stable")[: (labels == 4).sum()]
    wrong = [int(image) for image in order if labels[image] != 4][:5]
    return {"counts": np.bincount(labels[order], minlength=10).tolist(), "wrong": wrong}


def main():
    labels = read_idx("t10k-labels-idx1-ubyte")
    inputs = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784) / 255
    w1, b1, _, _ = read_weights()
    hidden = np.maximum(inputs @ w1 + b1, 0)
    own = np.array([(hidden[labels == digit] > 0).mean(0) for digit in range(10)])
    others = np.array([(hidden[labels != digit] > 0).mean(0) for digit in range(10)])
    selectivity = own - others

    def auc(unit, digit):
        # Every pair, ties by half: no ranks.
        mine, theirs = hidden[labels == digit, unit], np.sort(hidden[labels != digit, unit])
        below = np.searchsorted(theirs, mine, "left") + np.searchsorted(theirs, mine, "right")
        return below.mean() / 2 / len(theirs)

    areas = np.array([[auc(unit, digit) for digit in range(10)] for unit in range(128)])
    best = areas.argmax(0)
    images = read_idx("t10k-images-idx3-ubyte", 16).reshape(-1, 784).astype(int)
    fours = [on_top(sums, labels)["counts"][4] for sums in (images @ w1).T]
    answer = {name: probabilities(draw(centres))[0] for name, centres in CIRCLES.items()}
    result = {
        "selectivity": {
            "most": selectivity.argmax(1).tolist(),
            "largest": selectivity.max(1).tolist(),
            "unit0digit0": float(selectivity[0, 0]),
            "unit64digit8": [float(own[8, 64]), float(others[8, 64])],
        },
        "bestUnits": best.tolist(),
        "painted": {
            "four": on_top(images @ brushed(FOUR), labels),
            "against": on_top(images @ brushed(FOUR + AGAINST), labels),
            "trained": {"unit": int(np.argmax(fours)), "found": max(fours)},
        },
        "inspected": [
            {
                "unit": int(unit),
                "top": np.argsort(-hidden[:, unit], kind="stable")[:9].tolist(),
                "active": own[:, unit].tolist(),
                "auc": areas[unit].tolist(),
            }
            for unit in sorted({*best.tolist(), 0, 127})
        ],
        "circles": {
            name: {"prediction": int(p.argmax()), "probabilities": p.tolist()} for name, p in answer.items()
        },
    }
    (HERE / "representations.json").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result["selectivity"], indent=1), best, {n: (int(p.argmax()), p.max()) for n, p in answer.items()})


if __name__ == "__main__":
    main()
