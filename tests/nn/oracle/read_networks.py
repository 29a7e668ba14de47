# An independent reader of the networks that the site ships beside the book's: how many of the 10,000 test images each gets right.
#
# NumPy in float64, with its own reader of safetensors and its own formulas, a few lines for each network: no list of
# layers is interpreted here, and nothing of src/ or of make_layers.py is used.
# Run: python3 tests/nn/oracle/read_networks.py   (README.md beside it says what comes out)

import numpy as np

from make_oracle import ROOT, read_idx, read_safetensors, write_json

FOLDER = ROOT / "public" / "weights"
CHUNK = 500


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def convolve(images, filters, biases):
    """(n, channels, height, width) with (maps, channels, 5, 5), at every place where the filter fits."""
    size = filters.shape[-1]
    windows = np.lib.stride_tricks.sliding_window_view(images, (size, size), axis=(2, 3))
    maps = np.tensordot(windows, filters, axes=([1, 4, 5], [1, 2, 3]))
    return np.moveaxis(maps, -1, 1) + biases[:, None, None]


def pool(maps, size):
    n, channels, height, width = maps.shape
    return maps.reshape(n, channels, height // size, size, width // size, size).max(axis=(3, 5))


def relu(x):
    return np.maximum(x, 0)


def dense(x, t, name):
    return x @ t[f"{name}.weights"] + t[f"{name}.biases"]


def cnn_small(t, images):
    maps = relu(convolve(images[:, None], t["convolution.weights"], t["convolution.biases"]))
    return dense(pool(maps, 6).reshape(len(images), -1), t, "output")


def cnn(t, images):
    maps = images[:, None]
    for name in ["convolution1", "convolution2"]:
        maps = pool(relu(convolve(maps, t[f"{name}.weights"], t[f"{name}.biases"])), 2)
    return dense(maps.reshape(len(images), -1), t, "output")


def gru(t, images):
    """PyTorch's form: the reset gate works on the state's own part of the candidate."""
    size = t["gru.stateWeights"].shape[0]
    state = np.zeros((len(images), size))
    for row in range(28):
        inputs = images[:, row] @ t["gru.inputWeights"] + t["gru.inputBiases"]
        states = state @ t["gru.stateWeights"] + t["gru.stateBiases"]
        reset = sigmoid(inputs[:, :size] + states[:, :size])
        update = sigmoid(inputs[:, size : 2 * size] + states[:, size : 2 * size])
        candidate = np.tanh(inputs[:, 2 * size :] + reset * states[:, 2 * size :])
        state = (1 - update) * candidate + update * state
    return dense(state, t, "output")


def normalise(x, t, name):
    centred = x - x.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    return centred / deviation * t[f"{name}.scales"] + t[f"{name}.shifts"]


def attend(x, t, name, heads=4):
    n, steps, size = x.shape
    part = size // heads

    def in_heads(which):
        rows = x @ t[f"{name}.{which}Weights"] + t[f"{name}.{which}Biases"]
        return rows.reshape(n, steps, heads, part).transpose(0, 2, 1, 3)

    queries, keys, values = (in_heads(which) for which in ["query", "key", "value"])
    shares = softmax(queries @ keys.transpose(0, 1, 3, 2) / np.sqrt(part))
    mixed = (shares @ values).transpose(0, 2, 1, 3).reshape(n, steps, size)
    return mixed @ t[f"{name}.outputWeights"] + t[f"{name}.outputBiases"]


def transformer(t, images):
    n = len(images)
    patches = images.reshape(n, 4, 7, 4, 7).transpose(0, 1, 3, 2, 4).reshape(n, 16, 49)
    x = dense(patches, t, "patches") + t["patches.positions"]
    for block in [1, 2]:
        norms = [f"layerNormalisation{2 * block - 1}", f"layerNormalisation{2 * block}"]
        x = x + attend(normalise(x, t, norms[0]), t, f"attention{block}")
        hidden = relu(dense(normalise(x, t, norms[1]), t, f"dense{2 * block - 1}"))
        x = x + dense(hidden, t, f"dense{2 * block}")
    return dense(normalise(x, t, "layerNormalisation5").mean(axis=1), t, "output")


def feedforward(t, images):
    return dense(relu(dense(images.reshape(len(images), -1), t, "hidden")), t, "output")


READERS = {"cnn-small": cnn_small, "cnn": cnn, "gru": gru, "transformer": transformer}
# The best network of the book's size, and the one that it learned from.
LADDER = {"784-128-10-best": feedforward, "teacher": cnn}


def read(name, run, images, labels):
    tensors = read_safetensors(FOLDER / f"{name}.safetensors")
    logits = np.concatenate(
        [run(tensors, images[first : first + CHUNK]) for first in range(0, len(images), CHUNK)]
    )
    return {
        "parameters": sum(values.size for values in tensors.values()),
        "correct": int((logits.argmax(axis=1) == labels).sum()),
        "logits": logits[:8],
    }


def main():
    images = read_idx("t10k-images-idx3-ubyte") / 255
    labels = read_idx("t10k-labels-idx1-ubyte")
    results = {
        name: read(name, run, images, labels)
        for name, run in (READERS | LADDER).items()
        if (FOLDER / f"{name}.safetensors").exists()
    }
    write_json("shipped-networks.json", results)
    for name, result in results.items():
        print(name, result["correct"])


if __name__ == "__main__":
    main()
