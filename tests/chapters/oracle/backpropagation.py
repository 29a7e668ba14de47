# What the chapter on backpropagation shows, once more: the small network in exact fractions, the real one in NumPy and float64.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/backpropagation.py
# It writes backpropagation.json beside itself; run it after every `npm run train` that changed the weights.

import json
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
from prediction import EXAMPLES, read_test, read_weights, softmax

HERE = Path(__file__).resolve().parent
EXAMPLE = EXAMPLES["backward"]


def small_network():
    """Every number of the 2-3-2 network by hand: lists of fractions, no arrays."""
    x, label = [1, 2], 0
    w1, b1 = [[1, 1, -1], [1, -1, 1]], [-1, 0, 0]
    w2, b2 = [[1, 2], [3, -1], [2, -1]], [0, 1]
    z = [sum(x[i] * w1[i][j] for i in range(2)) + b1[j] for j in range(3)]
    a = [max(0, one) for one in z]
    logits = [sum(a[j] * w2[j][k] for j in range(3)) + b2[k] for k in range(2)]
    # Two equal logits: a half each, whatever they are.
    assert logits[0] == logits[1]
    p = [Fraction(1, 2), Fraction(1, 2)]
    d_logits = [p[k] - (k == label) for k in range(2)]
    d_w2 = [[a[j] * d_logits[k] for k in range(2)] for j in range(3)]
    d_a = [sum(w2[j][k] * d_logits[k] for k in range(2)) for j in range(3)]
    d_z = [d_a[j] if z[j] > 0 else Fraction(0) for j in range(3)]
    d_w1 = [[x[i] * d_z[j] for j in range(3)] for i in range(2)]
    slopes = [s for rows in (d_w1, d_w2, [d_z], [d_logits]) for row in rows for s in row]
    square = sum(s * s for s in slopes)

    def loss_after(rate):
        """The step in fractions; only the last logarithm is a float."""
        step = lambda value, slope: value - rate * slope
        v1 = [[step(w1[i][j], d_w1[i][j]) for j in range(3)] for i in range(2)]
        c1 = [step(b1[j], d_z[j]) for j in range(3)]
        v2 = [[step(w2[j][k], d_w2[j][k]) for k in range(2)] for j in range(3)]
        c2 = [step(b2[k], d_logits[k]) for k in range(2)]
        h = [max(0, sum(x[i] * v1[i][j] for i in range(2)) + c1[j]) for j in range(3)]
        o = [sum(h[j] * v2[j][k] for j in range(3)) + c2[k] for k in range(2)]
        return math.log1p(math.exp(o[1 - label] - o[label]))

    flat = lambda rows: [float(one) for row in rows for one in row]
    return {
        "preActivations": flat([z]),
        "activations": flat([a]),
        "logits": flat([logits]),
        "dLogits": flat([d_logits]),
        "dOutputWeights": flat(d_w2),
        "dActivations": flat([d_a]),
        "dPreActivations": flat([d_z]),
        "dHiddenWeights": flat(d_w1),
        "slopes": len(slopes),
        "square": float(square),
        "loss": loss_after(Fraction(0)),
        "lossAfterHundredth": loss_after(Fraction(1, 100)),
        "lossAfterTenth": loss_after(Fraction(1, 10)),
        "lossUphill": loss_after(Fraction(-1, 100)),
    }


def main():
    images, labels = read_test()
    w1, b1, w2, b2 = read_weights()
    x, label = images[EXAMPLE], int(labels[EXAMPLE])
    z = x @ w1 + b1
    a = np.maximum(z, 0)
    p = softmax((a @ w2 + b2)[None])[0]
    d_logits = p - np.eye(10)[label]
    d_a = w2 @ d_logits
    d_z = d_a * (z > 0)
    d_w1, d_w2 = np.outer(x, d_z), np.outer(a, d_logits)
    strongest = np.argsort(-np.abs(w1.ravel()))[:100]

    def after(image, rate):
        """All test images after one step on one of them."""
        x, y = images[image], np.eye(10)[labels[image]]
        z = x @ w1 + b1
        a = np.maximum(z, 0)
        d = softmax((a @ w2 + b2)[None])[0] - y
        back = (w2 @ d) * (z > 0)
        hidden = np.maximum(images @ (w1 - rate * np.outer(x, back)) + b1 - rate * back, 0)
        answers = (hidden @ (w2 - rate * np.outer(a, d)) + b2 - rate * d).argmax(axis=1)
        return {
            "image": image,
            "rate": rate,
            "answers": np.bincount(answers, minlength=10).tolist(),
            "correct": int((answers == labels).sum()),
        }

    result = {
        "small": small_network(),
        "example": {
            "label": label,
            "probabilities": p.tolist(),
            "loss": -math.log(p[label]),
            "dLogits": d_logits.tolist(),
            "dActivations": d_a.tolist(),
            "dPreActivations": d_z.tolist(),
            "silent": int((z <= 0).sum()),
            "inked": int((x > 0).sum()),
            "strongestStill": int((d_w1.ravel()[strongest] == 0).sum()),
        },
        "steps": [after(image, rate) for image in (EXAMPLES["easy"], EXAMPLE) for rate in (0, 0.01, 0.03, 0.1, 0.3, 1)],
    }
    (HERE / "backpropagation.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
