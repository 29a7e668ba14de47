# What the chapter on predictions shows of the shipped weights, once more in NumPy and float64.
#
# It shares no line with src/; random numbers and readers of files are those of tests/nn/oracle/make_oracle.py.
# Run from the root: python3 tests/chapters/oracle/prediction.py
# It writes prediction.json beside itself; run it after every `npm run train` that changed the weights.

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import EXAMPLES, SHIPPED, Sfc32, read_idx, read_safetensors, softmax  # noqa: E402


def read_weights():
    tensors = read_safetensors(SHIPPED)
    return [tensors[f"{layer}.{part}"] for layer in ("hidden", "output") for part in ("weights", "biases")]


def read_test():
    """Inputs (10,000, 784), 0 to 1, and labels."""
    images = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784) / 255
    return images, read_idx("t10k-labels-idx1-ubyte")


def probabilities(inputs):
    w1, b1, w2, b2 = read_weights()
    return softmax(np.maximum(inputs @ w1 + b1, 0) @ w2 + b2)


def coarse_noise(count, seed):
    random = Sfc32(seed)
    blocks = np.array([random.next() < 2**30 for _ in range(count * 49)]).reshape(count, 7, 7)
    return blocks.repeat(4, axis=1).repeat(4, axis=2).reshape(count, 784).astype(float)


def main():
    inputs, labels = read_test()
    shares = probabilities(inputs)
    answers, tops = shares.argmax(axis=1), shares.max(axis=1)
    wrong = np.flatnonzero(answers != labels)
    noise = probabilities(coarse_noise(1000, 20261123))
    noise_tops = noise.max(axis=1)
    steps = (0, 500, 800, 896, 900, 950, 990)
    result = {
        "errors": {
            f"{label}{answer}": [int(i) for i in wrong if labels[i] == label and answers[i] == answer]
            for label in range(10)
            for answer in range(10)
            if label != answer
        },
        "wrongAndSure": int((tops[wrong] > 0.9).sum()),
        "coarse": {
            "mean": noise_tops.mean(),
            "above90": (noise_tops > 0.9).mean(),
            "firstPrediction": int(noise[0].argmax()),
            "firstTop": noise_tops[0],
        },
        "thresholds": [
            {
                "threshold": step / 1000,
                "answered": int((tops >= step / 1000).sum()),
                "right": int(((answers == labels) & (tops >= step / 1000)).sum()),
                "noise": int((noise_tops >= step / 1000).sum()),
            }
            for step in steps
        ],
    }
    (HERE / "prediction.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
