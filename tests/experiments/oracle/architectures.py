# What the networks of layers do row by row and patch by patch, once more in NumPy and float64, from the shipped files.
#
# It shares no line with src/; random numbers and readers of files are those of tests/nn/oracle/make_oracle.py.
# Run from the root after `npm run train`: python3 tests/experiments/oracle/architectures.py
# It writes architectures.json beside itself.

import json
import struct
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "tests" / "nn" / "oracle"))
from make_oracle import EXAMPLES, Sfc32, read_idx, read_safetensors  # noqa: E402

WEIGHTS = ROOT / "public" / "weights"
PIXELS = read_idx("t10k-images-idx3-ubyte").astype(np.uint8)
LABELS = read_idx("t10k-labels-idx1-ubyte")
SEED = 20261123
HIDDEN_IMAGES = 5000
WORST_IMAGES = 1000
#  Images whose every number a figure may be asked for.
LOOKED_AT = [EXAMPLES["book"], 1, 8]


def shipped(name):
    """The tensors of a file, and its list of layers."""
    path = WEIGHTS / f"{name}.safetensors"
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    described = json.loads(json.loads(content[8 : 8 + length])["__metadata__"]["network"])
    return read_safetensors(path), described["layers"]


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def sigmoid(sums):
    return 1 / (1 + np.exp(-sums))


# ---------------------------------------------------------------- the convolutional network


def convolve(signal, filters, biases):
    """Valid, stride 1, then ReLU. signal (images, channels, side, side), filters (maps, channels, k, k)"""
    k = filters.shape[-1]
    windows = np.lib.stride_tricks.sliding_window_view(signal, (k, k), axis=(2, 3))
    sums = np.einsum("nchwij,ocij->nohw", windows, filters, optimize=True)
    return np.maximum(sums + biases[:, None, None], 0)


def pool(signal, size):
    images, maps, height, width = signal.shape
    parts = signal.reshape(images, maps, height // size, size, width // size, size)
    return parts.max(axis=(3, 5))


def cnn_probabilities(pixels):
    tensors, layers = shipped("cnn")
    first, pool1, second, pool2, output = (layer["name"] for layer in layers)
    sizes = {layer["name"]: layer.get("size") for layer in layers}
    signal = pixels[:, None] / 255
    for convolution, pooling in ((first, pool1), (second, pool2)):
        signal = convolve(signal, tensors[f"{convolution}.weights"], tensors[f"{convolution}.biases"])
        signal = pool(signal, sizes[pooling])
    flat = signal.reshape(len(pixels), -1)
    return softmax(flat @ tensors[f"{output}.weights"] + tensors[f"{output}.biases"])


def moved(pixels, right, down):
    result = np.zeros_like(pixels)
    height, width = pixels.shape[1:]
    rows = slice(max(0, down), height + min(0, down))
    columns = slice(max(0, right), width + min(0, right))
    from_rows = slice(max(0, -down), height + min(0, -down))
    from_columns = slice(max(0, -right), width + min(0, -right))
    result[:, rows, columns] = pixels[:, from_rows, from_columns]
    return result


def cnn():
    moves = [(0, 0), (2, 0), (3, -2), (-6, 6)]
    return [
        {
            "image": image,
            "moves": [
                {"right": right, "down": down, "probabilities": cnn_probabilities(moved(PIXELS[[image]], right, down))[0]}
                for right, down in moves
            ],
        }
        for image in LOOKED_AT
    ]


# ---------------------------------------------------------------- the recurrent network


def row_probabilities(pixels):
    """(images, rows, classes)"""
    tensors, layers = shipped("gru")
    own = layers[0]["name"]
    width = layers[0]["stateSize"]
    output = layers[-1]["name"]
    state = np.zeros((len(pixels), width))
    answers = []
    for row in range(28):
        inputs = pixels[:, row] / 255 @ tensors[f"{own}.inputWeights"] + tensors[f"{own}.inputBiases"]
        states = state @ tensors[f"{own}.stateWeights"] + tensors[f"{own}.stateBiases"]
        reset = sigmoid(inputs[:, :width] + states[:, :width])
        update = sigmoid(inputs[:, width : 2 * width] + states[:, width : 2 * width])
        candidate = np.tanh(inputs[:, 2 * width :] + reset * states[:, 2 * width :])
        state = (1 - update) * candidate + update * state
        answers.append(softmax(state @ tensors[f"{output}.weights"] + tensors[f"{output}.biases"]))
    return np.stack(answers, axis=1)


def rows():
    predictions = row_probabilities(PIXELS).argmax(axis=2)
    inked = (PIXELS > 0).any(axis=2)
    last = np.where(inked.any(axis=1), 28 - inked[:, ::-1].argmax(axis=1), 0)
    return {
        "correct": [int(count) for count in (predictions == LABELS[:, None]).sum(axis=0)],
        "lastInk": np.bincount(last, minlength=29),
        "lookedAt": [
            {"image": image, "probabilities": row_probabilities(PIXELS[[image]])[0]} for image in LOOKED_AT
        ],
    }


# ---------------------------------------------------------------- the transformer


def normalise(signal, scales, shifts, epsilon=1e-5):
    centred = signal - signal.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + epsilon)
    return centred / deviation * scales + shifts


def transformer(pixels):
    """Logits (images, classes), and the attention of each block (images, heads, patches, patches)."""
    tensors, layers = shipped("transformer")
    get = lambda layer, part: tensors[f"{layer['name']}.{part}"]
    signals, attentions = [], []
    count = len(pixels)
    signal = pixels / 255
    for layer in layers:
        signals.append(signal)
        kind = layer["kind"]
        if kind == "patches":
            size = layer["patchSize"]
            side = 28 // size
            parts = signal.reshape(count, side, size, side, size).transpose(0, 1, 3, 2, 4)
            flat = parts.reshape(count, side * side, size * size)
            signal = flat @ get(layer, "weights") + get(layer, "biases") + get(layer, "positions")
        elif kind == "layerNormalisation":
            signal = normalise(signal, get(layer, "scales"), get(layer, "shifts"))
        elif kind == "attention":
            heads, (steps, width) = layer["heads"], signal.shape[1:]
            cut = lambda part: (
                (signal @ get(layer, f"{part}Weights") + get(layer, f"{part}Biases"))
                .reshape(count, steps, heads, width // heads)
                .transpose(0, 2, 1, 3)
            )
            queries, keys, values = cut("query"), cut("key"), cut("value")
            attention = softmax(queries @ keys.transpose(0, 1, 3, 2) / np.sqrt(width // heads))
            attentions.append(attention)
            mixed = (attention @ values).transpose(0, 2, 1, 3).reshape(count, steps, width)
            signal = mixed @ get(layer, "outputWeights") + get(layer, "outputBiases")
        elif kind == "dense":
            signal = signal @ get(layer, "weights") + get(layer, "biases")
        elif kind == "residual":
            # What went into the first of the layers that it reaches over.
            signal = signal + signals[len(signals) - 1 - layer["over"]]
        elif kind == "mean":
            signal = signal.mean(axis=1)
        else:
            raise ValueError(kind)
        if layer.get("activation") == "relu":
            signal = np.maximum(signal, 0)
    return signal, attentions


def in_parts(images, size=500):
    return [images[first : first + size] for first in range(0, len(images), size)]


def right(pixels, labels):
    parts = [transformer(part)[0].argmax(axis=1) for part in in_parts(pixels)]
    return np.concatenate(parts) == labels


def received(attention):
    """(images, patches): the mean over heads and asking patches."""
    return attention.mean(axis=(1, 2))


def hide(pixels, patches):
    """A copy of each image with its own patch made paper."""
    result = pixels.copy()
    for image, patch in enumerate(patches):
        top, left = 7 * (patch // 4), 7 * (patch % 4)
        result[image, top : top + 7, left : left + 7] = 0
    return result


def ink_of(pixels):
    return pixels.astype(int).reshape(-1, 4, 7, 4, 7).sum(axis=(2, 4)).reshape(-1, 16)


def attention_received(pixels):
    parts = [[received(block) for block in transformer(part)[1]] for part in in_parts(pixels)]
    return [np.concatenate([part[block] for part in parts]) for block in (0, 1)]


def hidden():
    pixels, labels = PIXELS[:HIDDEN_IMAGES], LABELS[:HIDDEN_IMAGES]
    first, second = attention_received(pixels)
    ink = ink_of(pixels)
    random = Sfc32(SEED)
    drawn = []
    for own in ink:
        inked = np.flatnonzero(own)
        drawn.append(inked[random.below(len(inked))])
    choices = {
        "attention-2": second.argmax(axis=1),
        "attention-1": first.argmax(axis=1),
        "ink": ink.argmax(axis=1),
        "least": np.where(ink > 0, -second, -np.inf).argmax(axis=1),
        "random": np.array(drawn),
    }
    correct = {way: int(right(hide(pixels, patches), labels).sum()) for way, patches in choices.items()}
    return {
        "correct": {"none": int(right(pixels, labels).sum()), **correct},
        "sameAsInk": {
            way: int((choices[way] == choices["ink"]).sum()) for way in ("attention-2", "attention-1")
        },
        "foundWorst": worst(choices),
    }


def worst(choices):
    """How often a way chooses the patch whose loss costs the right digit's logit most."""
    pixels, labels = PIXELS[:WORST_IMAGES], LABELS[:WORST_IMAGES]
    own = np.arange(WORST_IMAGES)
    logits = np.stack(
        [transformer(hide(pixels, [patch] * WORST_IMAGES))[0][own, labels] for patch in range(16)], axis=1
    )
    costly = logits.argmin(axis=1)
    return {
        "images": WORST_IMAGES,
        **{
        way: int((choices[way][:WORST_IMAGES] == costly).sum())
        for way in ("attention-2", "attention-1", "ink")
        },
    }


def patches():
    result = []
    for image in LOOKED_AT:
        pixels = PIXELS[[image]]
        logits, blocks = transformer(pixels)
        without = [softmax(transformer(hide(pixels, [patch]))[0])[0] for patch in range(16)]
        result.append(
            {
                "image": image,
                "probabilities": softmax(logits)[0],
                "attention": [block[0] for block in blocks] if image == LOOKED_AT[0] else [],
                "received": [received(block)[0] for block in blocks],
                "without": without,
            }
        )
    return result


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, (list, np.ndarray)):
        return [rounded(part) for part in value]
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(f"{value:.7g}")


def main():
    result = {"cnn": cnn(), "rows": rows(), "hidden": hidden(), "patches": patches()}
    lines = [f"{json.dumps(key)}: {json.dumps(rounded(value), separators=(',', ':'))}" for key, value in result.items()]
    (HERE / "architectures.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
