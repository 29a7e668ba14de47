# Some of what `npm run experiments` records, once more in NumPy and float64, from the published images and weights.
#
# It shares no line with src/. Run from the root: python3 tests/experiments/oracle/experiments.py
# It writes experiments.json beside itself; run it after `npm run experiments`.

import json
import sys
import zlib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parents[1] / "chapters" / "oracle"))

from prediction import read_idx, read_weights  # noqa: E402

CHECKPOINTS = ROOT / "public" / "experiments" / "first-layer.bin"
RECORDS = ROOT / "src" / "records" / "experiments"
QUERIES = 200
UNITS = 8

TRAIN = read_idx("train-images-idx3-ubyte").reshape(-1, 784)
TRAIN_LABELS = read_idx("train-labels-idx1-ubyte")
TEST = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784)
TEST_LABELS = read_idx("t10k-labels-idx1-ubyte")
W1, B1, W2, B2 = read_weights()


def nearest(stored, queries, k):
    """Places of the k nearest rows, nearest first, of equally near ones the first."""
    lengths = (stored * stored).sum(axis=1)
    rows = [np.argsort(lengths - 2 * (stored @ query), kind="stable")[:k] for query in queries]
    return np.array(rows)


def vote(places, k):
    return np.array([np.bincount(TRAIN_LABELS[row[:k]], minlength=10).argmax() for row in places])


def neighbours():
    places = nearest(TRAIN.astype(float), TEST[:QUERIES].astype(float), 10)
    return {
        "queries": QUERIES,
        "places": places[:20].tolist(),
        "correct": {str(k): int((vote(places, k) == TEST_LABELS[:QUERIES]).sum()) for k in (1, 3)},
    }


def hidden(images):
    return np.maximum(images / 255 @ W1 + B1, 0)


def areas(values):
    """The share of pairs in which the class's image has the larger value; equal ones count half."""
    result = []
    for digit in range(10):
        own, others = values[TEST_LABELS == digit], np.sort(values[TEST_LABELS != digit])
        below = np.searchsorted(others, own, "left") + np.searchsorted(others, own, "right")
        result.append(float(below.mean() / 2 / len(others)))
    return result


def units():
    activations = hidden(TEST)
    logits = activations @ W2 + B2
    order = json.loads((RECORDS / "units.json").read_text())["ablation"]["order"]

    def right(some):
        return int((some.argmax(axis=1) == TEST_LABELS).sum())

    def without(silent):
        kept = activations.copy()
        kept[:, silent] = 0
        return right(kept @ W2 + B2)

    return {
        "correct": right(logits),
        "byDigitsCalled": np.bincount(
            np.sum(
                [(activations[TEST_LABELS == digit] > 0).mean(axis=0) >= 0.5 for digit in range(10)],
                axis=0,
            ),
            minlength=11,
        ).tolist(),
        "units": [
            {
                "unit": unit,
                "top": np.argsort(-activations[:, unit], kind="stable")[:9].tolist(),
                "mean": [float(activations[TEST_LABELS == digit, unit].mean()) for digit in range(10)],
                "active": [float((activations[TEST_LABELS == digit, unit] > 0).mean()) for digit in range(10)],
                "auc": areas(activations[:, unit]),
                "correctWithout": without([unit]),
            }
            for unit in range(UNITS)
        ],
        "withoutFirst": {str(k): without(order[:k]) for k in (1, 16, 64, 127, 128)},
    }


def bank():
    """Edges and bars on an 11 × 11 grid, in 8 directions and 4 sizes: (7744, 784) with what each one is."""
    rows, columns = np.mgrid[0:28, 0:28]
    pictures, names = [], []
    for wavelength in (4, 6, 9, 13.5):
        for kind, wave in (("bar", np.cos), ("edge", np.sin)):
            for angle in np.arange(8) * 22.5:
                turn = np.deg2rad(angle)
                for row in 3.5 + 2 * np.arange(11):
                    for column in 3.5 + 2 * np.arange(11):
                        x, y = columns - column, rows - row
                        along = x * np.cos(turn) + y * np.sin(turn)
                        sigma = wavelength / 2
                        envelope = np.exp(-(x**2 + y**2) / (2 * sigma**2))
                        pictures.append((envelope * wave(2 * np.pi * along / wavelength)).ravel())
                        names.append([kind, wavelength, angle, row, column])
    return np.array(pictures), names


def edges():
    pictures, names = bank()
    pictures = pictures - pictures.mean(axis=1, keepdims=True)
    pictures /= np.linalg.norm(pictures, axis=1, keepdims=True)
    weights = W1.T - W1.T.mean(axis=1, keepdims=True)
    weights /= np.linalg.norm(weights, axis=1, keepdims=True)
    r2 = (weights @ pictures.T) ** 2
    return {
        "templates": len(pictures),
        "best": [float(value) for value in r2.max(axis=1)],
        "names": [names[place] for place in r2.argmax(axis=1)[:UNITS]],
    }


def correlations(pictures):
    """Moran's I of each picture (n, 28, 28) over pixels side by side and one below the other."""
    centred = pictures - pictures.mean(axis=(1, 2), keepdims=True)
    across = (centred[:, :, :-1] * centred[:, :, 1:]).sum(axis=(1, 2))
    down = (centred[:, :-1] * centred[:, 1:]).sum(axis=(1, 2))
    return (across + down) / (2 * 28 * 27) / (centred**2).mean(axis=(1, 2))


def checkpoints():
    """Unpacks the file by its description, and asks the shipped weights what the last one of its run should be."""
    record = json.loads((RECORDS / "checkpoints.json").read_text())
    content = zlib.decompress(CHECKPOINTS.read_bytes(), wbits=-15)
    scales = np.frombuffer(content[:512], "<f4")
    differences = np.frombuffer(content[512:], np.int8).reshape(-1, 128, 784)
    steps = []
    for own, before in zip(differences, record["file"]["following"]):
        steps.append(own.astype(int) + (steps[before] if before >= 0 else 0))
    last = max(place for place, one in enumerate(record["checkpoints"]) if one["run"] == "book")
    error = np.abs(steps[last] * scales[:, None] - W1.T) / scales[:, None]
    return {
        "count": len(steps),
        "largestErrorInSteps": float(error.max()),
        "shippedCorrelation": float(correlations(W1.T.reshape(-1, 28, 28)).mean()),
        "correlations": [
            float(correlations((step * scales[:, None]).reshape(-1, 28, 28)).mean()) for step in steps
        ],
    }


def embeddings():
    covariance = np.cov(TRAIN.T / 255, bias=True)
    values, vectors = np.linalg.eigh(covariance)
    values, vectors = values[::-1], vectors[:, ::-1]
    stored, asked = TRAIN / 255 @ vectors[:, :50], TEST[:QUERIES] / 255 @ vectors[:, :50]
    result = {"variances": values[:50].tolist(), "totalVariance": float(np.trace(covariance)), "pca": {}}
    for size in (2, 16, 50):
        places = nearest(stored[:, :size], asked[:, :size], 3)
        result["pca"][str(size)] = int((vote(places, 3) == TEST_LABELS[:QUERIES]).sum())
    result["hidden"] = nearest(hidden(TRAIN), hidden(TEST[:20]), 10).tolist()
    return result


def main():
    result = {
        "neighbours": neighbours(),
        "units": units(),
        "edges": edges(),
        "checkpoints": checkpoints(),
        "embeddings": embeddings(),
    }
    (HERE / "experiments.json").write_text(json.dumps(result, indent=1) + "\n")


main()
