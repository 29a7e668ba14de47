# The front page's network before its first step, once more in NumPy and float64: what it makes of the example, and of all.
#
# It shares no line with src/; random numbers and readers of files are those of tests/nn/oracle/make_oracle.py.
# Run from the root: python3 tests/chapters/oracle/front-page.py
# It writes front-page.json beside itself; run it after a change of the shipped recipe's seed.

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import EXAMPLES, Sfc32, forward, random_layers, read_idx  # noqa: E402

SEED = 20261123


def main():
    start = random_layers(Sfc32(SEED), [784, 128, 10])
    images = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784) / 255
    labels = read_idx("t10k-labels-idx1-ubyte")
    _, active, logits, probabilities = forward(start, images)
    result = {
        "seed": SEED,
        "correct": int((logits.argmax(axis=1) == labels).sum()),
        "answers": np.bincount(logits.argmax(axis=1), minlength=10).tolist(),
        "active": int((active[EXAMPLES["book"]] > 0).sum()),
        "probabilities": probabilities[EXAMPLES["book"]].tolist(),
    }
    (HERE / "front-page.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
