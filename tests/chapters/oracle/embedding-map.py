# The map of the chapter on embeddings, once more in NumPy and float64: where marks stand, and who is nearest to whom.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/embedding-map.py
# It writes embedding-map.json beside itself; run it after every `npm run train` that changed the weights.

import json
from pathlib import Path

import numpy as np

from embeddings import K, SEED, principal
from prediction import EXAMPLES, Sfc32, read_idx, read_weights

HERE = Path(__file__).resolve().parent
MARKS, PLACED = 300, 20


def end(weights, biases, train, shown):
    """One end of the map; signs of directions are left open, so places come without theirs."""
    stored = np.maximum(train / 255 @ weights + biases, 0)
    asked = np.maximum(shown / 255 @ weights + biases, 0)
    directions, values = principal(stored, 2)
    nearest = []
    for image, vector in enumerate(asked):
        distances = np.linalg.norm(asked[:MARKS] - vector, axis=1)
        distances[image : image + 1] = np.inf  # itself, where it is a mark; nothing for our example
        nearest.append(np.argsort(distances, kind="stable")[:K].tolist())
    return {
        "places": np.abs(asked[[*range(PLACED), MARKS]] @ directions).tolist(),
        "variances": values[:2].tolist(),
        "totalVariance": float(values.sum()),
        "nearest": nearest,
    }


def main():
    train, test = (read_idx(f"{name}-images-idx3-ubyte").reshape(-1, 784) for name in ("train", "t10k"))
    w1, b1, _, _ = read_weights()
    random = Sfc32(SEED)
    start = np.sqrt(2 / 784) * np.array([random.normal() for _ in range(784 * 128)]).reshape(784, 128)
    shown = np.concatenate([test[:MARKS], test[EXAMPLES["book"]][None]])
    result = {
        "placed": PLACED,
        "untrained": end(start, 0, train, shown),
        "trained": end(w1, b1, train, shown),
    }
    (HERE / "embedding-map.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
