# What the chapter on embeddings shows, once more in NumPy and float64: neighbours, votes, directions and distances.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/embeddings.py
# It writes embeddings.json beside itself; run it after every `npm run train` that changed the weights.

import json
from pathlib import Path

import numpy as np

from prediction import EXAMPLES, Sfc32, read_idx, read_weights

HERE = Path(__file__).resolve().parent
SHELF, K, SEED, KEPT_QUERIES = 10_000, 5, 20261123, 200


def nearest(stored, queries, k):
    """Places of the k nearest rows, nearest first, of equally near ones the first."""
    lengths = (stored * stored).sum(axis=1)
    result = []
    for first in range(0, len(queries), 250):
        scores = lengths - 2 * (queries[first : first + 250] @ stored.T)
        some = np.sort(np.argpartition(scores, k + 10, axis=1)[:, : k + 10], axis=1)
        order = np.argsort(np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
        result.append(np.take_along_axis(some, order, axis=1)[:, :k])
    return np.concatenate(result)


def vote_nearest(names):
    """The digit named most often; of equally often named ones that of the nearer image."""
    counts = np.bincount(names, minlength=10)
    return next(name for name in names if counts[name] == counts.max())


def vote_smallest(names):
    return np.bincount(names, minlength=10).argmax()


def principal(rows, count):
    values, vectors = np.linalg.eigh(np.cov(rows.T, bias=True))
    return vectors[:, ::-1][:, :count], values[::-1]


def main():
    train, test = (read_idx(f"{name}-images-idx3-ubyte").reshape(-1, 784) for name in ("train", "t10k"))
    labels, truth = (read_idx(f"{name}-labels-idx1-ubyte") for name in ("train", "t10k"))
    w1, b1, _, _ = read_weights()
    random = Sfc32(SEED)
    start = np.sqrt(2 / 784) * np.array([random.normal() for _ in range(784 * 128)]).reshape(784, 128)
    directions, _ = principal(train / 255, 50)
    ways = {
        "pixels": lambda images: images.astype(float),
        "random-hidden": lambda images: np.maximum(images / 255 @ start, 0),
        "pca": lambda images: images / 255 @ directions,
        "hidden": lambda images: np.maximum(images / 255 @ w1 + b1, 0),
    }
    shelf = {name: nearest(way(train[:SHELF]), way(test), K) for name, way in ways.items()}
    right = {
        name: np.array([vote_nearest(labels[row]) for row in places]) == truth for name, places in shelf.items()
    }
    only_hidden, only_pixels = right["hidden"] & ~right["pixels"], right["pixels"] & ~right["hidden"]

    asked = ways["hidden"](test)
    votes = {
        name: np.array([vote_smallest(labels[row]) for row in nearest(ways[name](train), ways[name](test), 3)])
        == truth
        for name in ("pca", "hidden")
    }
    # Of the ten images nearest by pixels, how many each way keeps among its ten, over the first test images.
    some_queries = test[:KEPT_QUERIES]
    by_pixels = nearest(ways["pixels"](train), ways["pixels"](some_queries), 10)
    spaces = {
        **{f"pca-{size}": (lambda images, size=size: images / 255 @ directions[:, :size]) for size in (2, 16, 50)},
        "random-hidden": ways["random-hidden"],
        "hidden": ways["hidden"],
    }
    kept = {
        name: sum(
            len(set(mine) & set(theirs))
            for mine, theirs in zip(nearest(way(train), way(some_queries), 10), by_pixels)
        )
        for name, way in spaces.items()
    }

    book = EXAMPLES["book"]
    first = test[book].astype(float)
    moved = np.zeros((28, 28))
    moved[:, 2:] = first.reshape(28, 28)[:, :-2]
    moved = moved.ravel()
    strangers = train[:SHELF][labels[:SHELF] != truth[book]]
    distances = np.sqrt(((strangers - first) ** 2).sum(axis=1))

    away = np.linalg.norm(ways["hidden"](strangers) - asked[book], axis=1)
    strange_labels = labels[:SHELF][labels[:SHELF] != truth[book]]

    some = test[:2000] / 255
    along, values = principal(some, 1)
    result = {
        "shelf": {
            "nearest": {name: places[EXAMPLES["search"]].tolist() for name, places in shelf.items()},
            "correct": {name: int(one.sum()) for name, one in right.items()},
            "onlyHidden": int(only_hidden.sum()),
            "onlyPixels": int(only_pixels.sum()),
            "differing": {
                str(image): {name: shelf[name][image].tolist() for name in ways}
                for image in [int(np.flatnonzero(only_hidden)[0]), int(np.flatnonzero(only_pixels)[0])]
            },
        },
        "kept": {"queries": KEPT_QUERIES, **kept},
        "againstPca": {
            "onlyHidden": int((votes["hidden"] & ~votes["pca"]).sum()),
            "onlyPca": int((votes["pca"] & ~votes["hidden"]).sum()),
        },
        "moved": {
            "distance": float(np.sqrt(((moved - first) ** 2).sum())),
            "stranger": float(distances.min()),
            "label": int(strange_labels[distances.argmin()]),
            "hiddenDistance": float(np.linalg.norm(ways["hidden"](moved[None]) - asked[book])),
            "hiddenStranger": float(away.min()),
            "hiddenLabel": int(strange_labels[away.argmin()]),
        },
        "power": {"variance": float(values[0]), "share": float(values[0] / values.sum())},
    }
    (HERE / "embeddings.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
