# What the chapter on why training is hard shows, once more in NumPy and float64: gradients by layer, matching, eigenvalues.
#
# It shares no line with src/; random numbers and readers of files are those of tests/nn/oracle/make_oracle.py.
# Run from the root: python3 tests/chapters/oracle/why-training-is-hard.py
# It writes why-training-is-hard.json beside itself; run it after every `npm run train` that changed the weights.

import json
import math
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))
from make_oracle import ROOT, Sfc32, he_deviation, losses, random_layers, read_idx, read_safetensors, softmax  # noqa: E402


def start(sizes, deviation_of, seed):
    """(weights, biases) of each layer."""
    parameters = random_layers(Sfc32(seed), sizes, deviation_of)
    return list(zip(parameters[::2], parameters[1::2]))


def xavier(rows, columns):
    return math.sqrt(2 / (rows + columns))


def read_images(name):
    return read_idx(f"{name}-images-idx3-ubyte").reshape(-1, 784) / 255, read_idx(f"{name}-labels-idx1-ubyte")


def read_weights(name):
    tensors = read_safetensors(ROOT / "public" / "weights" / name)
    return [(tensors[f"{layer}.weights"], tensors[f"{layer}.biases"]) for layer in ("hidden", "output")]


def mean_loss(logits, labels):
    return float(losses(logits, labels).mean())


# ---------------------------------------------------------------- gradients by layer

ACTIVATIONS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
}


def gradient_lengths(layers, activation, inputs, labels):
    activate, slope = ACTIVATIONS[activation]
    signals = [inputs]
    for weights, biases in layers[:-1]:
        signals.append(activate(signals[-1] @ weights + biases))
    weights, biases = layers[-1]
    d = (softmax(signals[-1] @ weights + biases) - np.eye(10)[labels]) / len(labels)
    lengths = []
    for (weights, _), signal in zip(reversed(layers), reversed(signals)):
        lengths.append(float(np.linalg.norm(signal.T @ d)))
        d = (d @ weights.T) * slope(signal)
    return lengths[::-1]


# ---------------------------------------------------------------- two networks

def accuracy_count(layers, images, labels):
    (w1, b1), (w2, b2) = layers
    logits = np.maximum(images @ w1 + b1, 0) @ w2 + b2
    return int((logits.argmax(axis=1) == labels).sum())


def greedy(one, other):
    """Each network's neurons as rows of one matrix: weights in, bias, weights out."""
    rows = [np.vstack([w1, b1[None], w2.T]).T for (w1, b1), (w2, _) in (one, other)]
    table = rows[0] @ rows[1].T
    order = np.zeros(len(table), int)
    for _ in range(len(table)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        order[i] = j
        table[i, :] = table[:, j] = -np.inf
    return order


def mix(one, other, order, part):
    (w1, b1), (w2, b2) = one
    (v1, c1), (v2, c2) = other
    blend = lambda a, b: (1 - part) * a + part * b
    return [(blend(w1, v1[:, order]), blend(b1, c1[order])), (blend(w2, v2[order]), blend(b2, c2))]


# ---------------------------------------------------------------- a small network's Hessian

def shrink(images):
    return images.reshape(-1, 7, 4, 7, 4).mean(axis=(2, 4)).reshape(-1, 49)


def hessian(layers, x, labels):
    """Jᵀ S J of the logits, and the logits' own curvature, which only joins W₁ or b₁ with W₂."""
    (w1, b1), (w2, b2) = layers
    n, width, classes = len(x), len(b1), len(b2)
    z = x @ w1 + b1
    gate, a = (z > 0).astype(float), np.maximum(z, 0)
    p = softmax(a @ w2 + b2)
    extended = np.hstack([x, np.ones((n, 1))])
    # The slope of logit k: x · gate_j · w2_jk for W₁, gate_j · w2_jk for b₁, a_j for W₂, 1 for b₂.
    jacobian = np.zeros((n, classes, 49 * width + width + width * classes + classes))
    inner = np.einsum("ni,nj,jk->nkij", extended, gate, w2)
    jacobian[:, :, : 49 * width] = inner[:, :, :49].reshape(n, classes, -1)
    jacobian[:, :, 49 * width : 50 * width] = inner[:, :, 49]
    at = 50 * width
    for k in range(classes):
        for j in range(width):
            jacobian[:, k, at + j * classes + k] = a[:, j]
        jacobian[:, k, at + width * classes + k] = 1
    softened = p[:, :, None] * jacobian
    mean = softened.sum(axis=1)
    flat = lambda t: t.reshape(-1, t.shape[-1])
    h = flat(jacobian).T @ flat(softened) - mean.T @ mean
    wish = p - np.eye(classes)[labels]
    joint = np.einsum("nk,nj,ni->ijk", wish, gate, extended)
    for i in range(50):
        for j in range(width):
            row = i * width + j
            columns = slice(at + j * classes, at + (j + 1) * classes)
            h[row, columns] += joint[i, j]
            h[columns, row] += joint[i, j]
    return h / n


def descend(layers, x, labels, steps=3000, highest=0.5):
    (w1, b1), (w2, b2) = [(w.copy(), b.copy()) for w, b in layers]
    y = np.eye(10)[labels]
    for step in range(steps):
        rate = highest * (1 - step / steps)
        z = x @ w1 + b1
        a = np.maximum(z, 0)
        d = (softmax(a @ w2 + b2) - y) / len(x)
        back = (d @ w2.T) * (z > 0)
        w2, b2 = w2 - rate * (a.T @ d), b2 - rate * d.sum(axis=0)
        w1, b1 = w1 - rate * (x.T @ back), b1 - rate * back.sum(axis=0)
    return [(w1, b1), (w2, b2)]


def place(name, layers, x, labels, seed=None):
    (w1, b1), (w2, b2) = layers
    logits = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    values = np.linalg.eigvalsh(hessian(layers, x, labels))[::-1]
    return {
        "name": name,
        **({"seed": seed} if seed is not None else {}),
        "loss": mean_loss(logits, labels),
        "correct": int((logits.argmax(axis=1) == labels).sum()),
        "eigenvalues": values.tolist(),
    }


def places(train, labels):
    x, labels = shrink(train[:500]), labels[:500]
    # The book's pictures are float32 before they become float64.
    x = x.astype(np.float32).astype(float)
    sizes = [49, 8, 10]
    zero = start(sizes, lambda rows, columns: 0, 1)
    alike = [(np.full_like(w, np.float32(0.1)), b) for w, b in zero]
    fresh = lambda seed: start(sizes, he_deviation, seed)
    yield place("zeros", zero, x, labels)
    (w1, b1), output = fresh(1)
    yield place("dead", descend([(w1, b1 - 100), output], x, labels), x, labels, 1)
    yield place("twins", descend(alike, x, labels), x, labels)
    for seed in (1, 2, 3):
        yield place("trained", descend(fresh(seed), x, labels), x, labels, seed)


def main():
    train, train_labels = read_images("train")
    test, test_labels = read_images("t10k")

    deep = []
    for activation, name, deviation in (
        ("sigmoid", "xavier", xavier),
        ("tanh", "xavier", xavier),
        ("relu", "he", he_deviation),
        ("tanh", "small", lambda rows, columns: 0.01),
        ("relu", "large", lambda rows, columns: 1),
    ):
        for seed in (1, 2, 3, 4, 5):
            layers = start([784, *[64] * 8, 10], deviation, seed)
            lengths = gradient_lengths(layers, activation, train[:128], train_labels[:128])
            deep.append({"activation": activation, "start": name, "depth": 8, "seed": seed, "lengths": lengths})

    book = read_weights("mlp-784-128-10.safetensors")
    second = read_weights("784-128-10-second.safetensors")
    order = greedy(book, second)
    same = np.arange(128)
    count = lambda layers: accuracy_count(layers, test, test_labels)
    parts = [k / 20 for k in range(21)]
    matching = {
        "order": order.tolist(),
        "moved": int((order != same).sum()),
        "asTrained": [count(mix(book, second, same, part)) for part in parts],
        "matched": [count(mix(book, second, order, part)) for part in parts],
    }

    untrained = start([784, 128, 10], he_deviation, 20261123)
    to_start = []
    for part in [(k - 4) / 8 for k in range(15)]:
        (w1, b1), (w2, b2) = mix(book, untrained, same, part)
        to_start.append(mean_loss(np.maximum(test @ w1 + b1, 0) @ w2 + b2, test_labels))

    result = {
        "deep": deep,
        "matching": matching,
        "toStart": to_start,
        "places": list(places(train, train_labels)),
    }
    text = json.dumps(json.loads(json.dumps(result), parse_float=lambda one: float(f"{float(one):.9g}")))
    (HERE / "why-training-is-hard.json").write_text(text.replace('}, {"', '},\n{"').replace('], "', '],\n"') + "\n")


if __name__ == "__main__":
    main()
