# The oracle of the layers: what each kind computes, and every gradient, in NumPy and float64.
#
# It knows no backward formula of any layer. Each forward pass is written in a dozen elementary operations, and a tape
# takes their chain rule back; main() first holds the tape against differences of the loss itself.
# Run: python3 tests/nn/oracle/make_layers.py   (README.md beside it says what comes out)

import math

import numpy as np

from make_oracle import HERE, Sfc32, read_idx

# ---------------------------------------------------------------- the tape


class Var:
    """An array, and how to hand its gradient to what it was computed from."""

    def __init__(self, value, parents=()):
        self.value = np.asarray(value, np.float64)
        self.parents = parents
        self.gradient = np.zeros_like(self.value)

    shape = property(lambda self: self.value.shape)

    def __add__(self, other):
        other = as_var(other)
        return Var(self.value + other.value, [(self, lambda d: d), (other, lambda d: d)])

    def __mul__(self, other):
        other = as_var(other)
        return Var(
            self.value * other.value,
            [(self, lambda d: d * other.value), (other, lambda d: d * self.value)],
        )

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -as_var(other)

    def __truediv__(self, other):
        return self * as_var(other).power(-1.0)

    def __matmul__(self, other):
        turned = lambda array: np.swapaxes(array, -1, -2)
        return Var(
            self.value @ other.value,
            [(self, lambda d: d @ turned(other.value)), (other, lambda d: turned(self.value) @ d)],
        )

    def power(self, exponent):
        slope = exponent * self.value ** (exponent - 1)
        return Var(self.value**exponent, [(self, lambda d: d * slope)])

    def exp(self):
        value = np.exp(self.value)
        return Var(value, [(self, lambda d: d * value)])

    def log(self):
        return Var(np.log(self.value), [(self, lambda d: d / self.value)])

    def tanh(self):
        value = np.tanh(self.value)
        return Var(value, [(self, lambda d: d * (1 - value**2))])

    def reshape(self, *shape):
        return Var(self.value.reshape(shape), [(self, lambda d: d.reshape(self.shape))])

    def transpose(self, *axes):
        back = np.argsort(axes)
        return Var(self.value.transpose(axes), [(self, lambda d: d.transpose(back))])

    def sum(self, axis):
        spread = lambda d: np.broadcast_to(np.expand_dims(d, axis), self.shape)
        return Var(self.value.sum(axis=axis), [(self, spread)])

    def mean(self, axis):
        axes = axis if isinstance(axis, tuple) else (axis,)
        return self.sum(axis) * (1 / math.prod(self.shape[a] for a in axes))

    def take(self, places):
        """The numbers at `places` of the array laid out flat."""

        def back(d):
            gradient = np.zeros(self.value.size)
            np.add.at(gradient, places.ravel(), d.ravel())
            return gradient.reshape(self.shape)

        return Var(self.value.ravel()[places], [(self, back)])


def as_var(value):
    return value if isinstance(value, Var) else Var(value)


def stack(parts, axis):
    """Arrays of one shape, side by side along a new axis."""
    parents = [(part, lambda d, k=k: np.take(d, k, axis)) for k, part in enumerate(parts)]
    return Var(np.stack([part.value for part in parts], axis), parents)


def backward(result, gradient):
    """Fills `gradient` of everything that `result` was computed from."""
    order, seen = [], set()

    def visit(var):
        if id(var) in seen:
            return
        seen.add(id(var))
        for parent, _ in var.parents:
            visit(parent)
        order.append(var)

    visit(result)
    result.gradient = np.asarray(gradient, np.float64)
    for var in reversed(order):
        for parent, back in var.parents:
            share = back(var.gradient)
            # Sum over what broadcasting repeated.
            while share.ndim > parent.value.ndim:
                share = share.sum(axis=0)
            for axis, size in enumerate(parent.shape):
                if size == 1 and share.shape[axis] != 1:
                    share = share.sum(axis=axis, keepdims=True)
            parent.gradient = parent.gradient + share


# ---------------------------------------------------------------- the layers, forward only


def sigmoid(z):
    return ((-z).exp() + 1.0).power(-1.0)


def softmax(z):
    shares = (z - z.value.max(axis=-1, keepdims=True)).exp()
    return shares / shares.sum(-1).reshape(*z.shape[:-1], 1)


def relu(z):
    return z * (z.value > 0).astype(float)


activations = {"relu": relu, "tanh": Var.tanh, "sigmoid": sigmoid, "identity": lambda z: z}


def affine(inputs, weights, biases):
    return inputs @ weights + biases


def dense(inputs, p, layer):
    if inputs.value.ndim == 4:
        inputs = inputs.reshape(inputs.shape[0], -1)
    return affine(inputs, p["weights"], p["biases"])


def window_places(shape, kernel, stride, before=(0, 0), out=None):
    """Flat places of every window, (N, C, OH, OW, k, k), and whether each lies on the picture."""
    n, c, h, w = shape
    out = out or ((h - kernel) // stride + 1, (w - kernel) // stride + 1)
    rows = np.arange(out[0])[:, None] * stride - before[0] + np.arange(kernel)
    columns = np.arange(out[1])[:, None] * stride - before[1] + np.arange(kernel)
    r = rows[:, None, :, None]
    q = columns[None, :, None, :]
    inside = (r >= 0) & (r < h) & (q >= 0) & (q < w)
    maps = np.arange(n * c).reshape(n, c, 1, 1, 1, 1)
    places = (maps * h + np.clip(r, 0, h - 1)) * w + np.clip(q, 0, w - 1)
    return places, np.broadcast_to(inside, places.shape).astype(float)


def convolution(inputs, p, layer):
    kernel, stride = layer["kernelSize"], layer.get("stride", 1)
    n, c, h, w = inputs.shape
    out, before = None, (0, 0)
    if layer.get("padding") == "same":
        out = (-(-h // stride), -(-w // stride))
        missing = [max(0, (o - 1) * stride + kernel - size) for o, size in zip(out, (h, w))]
        before = [m // 2 for m in missing]
    places, inside = window_places(inputs.shape, kernel, stride, before, out)
    windows = (inputs.take(places) * inside).transpose(0, 2, 3, 1, 4, 5)
    oh, ow = windows.shape[1:3]
    rows = windows.reshape(n, oh * ow, c * kernel * kernel)
    filters = p["weights"].reshape(layer["outputChannels"], -1).transpose(1, 0)
    return affine(rows, filters, p["biases"]).transpose(0, 2, 1).reshape(n, -1, oh, ow)


def max_pool(inputs, p, layer):
    size = layer["size"]
    places, _ = window_places(inputs.shape, size, layer.get("stride", size))
    flat = places.reshape(*places.shape[:4], -1)
    best = inputs.value.ravel()[flat].argmax(axis=-1)
    return inputs.take(np.take_along_axis(flat, best[..., None], -1)[..., 0])


def normalised(inputs, axes, epsilon, mean=None, variance=None):
    keep = [1 if a in axes else size for a, size in enumerate(inputs.shape)]
    if mean is None:
        mean = inputs.mean(axes).reshape(*keep)
        variance = (inputs - mean).power(2.0).mean(axes).reshape(*keep)
    return (inputs - mean) / (variance + epsilon).power(0.5)


def keep_running(values, axes, layer):
    """A tenth of the batch's mean and of its sample variance goes into the running ones."""
    for kept, of_batch in zip(layer["running"], (values.mean(axes), values.var(axes, ddof=1))):
        kept += 0.1 * (of_batch - kept)


def batch_normalisation(inputs, p, layer):
    dimensions = inputs.value.ndim
    channel = 1 if dimensions == 4 else dimensions - 1
    axes = tuple(a for a in range(dimensions) if a != channel)
    along = [1] * dimensions
    along[channel] = inputs.shape[channel]
    fixed = {}
    if layer.get("keeps"):
        keep_running(inputs.value, axes, layer)
    if not layer["training"]:
        mean, variance = layer["running"]
        fixed = {"mean": as_var(mean.reshape(along)), "variance": as_var(variance.reshape(along))}
    result = normalised(inputs, axes, layer.get("epsilon", 1e-5), **fixed)
    return result * p["scales"].reshape(*along) + p["shifts"].reshape(*along)


def layer_normalisation(inputs, p, layer):
    result = normalised(inputs, (inputs.value.ndim - 1,), layer.get("epsilon", 1e-5))
    return result * p["scales"] + p["shifts"]


def attention(inputs, p, layer):
    n, steps, size = inputs.shape
    heads = layer["heads"]

    def part(name):
        whole = affine(inputs, p[f"{name}Weights"], p[f"{name}Biases"])
        return whole.reshape(n, steps, heads, size // heads).transpose(0, 2, 1, 3)

    queries, keys, values = part("query"), part("key"), part("value")
    scores = (queries @ keys.transpose(0, 1, 3, 2)) * (1 / math.sqrt(size // heads))
    mixed = (softmax(scores) @ values).transpose(0, 2, 1, 3).reshape(n, steps, size)
    return affine(mixed, p["outputWeights"], p["outputBiases"])


def step_of(inputs, t):
    n, steps, size = inputs.shape
    places = (np.arange(n)[:, None] * steps + t) * size + np.arange(size)
    return inputs.take(places)


def recurrent(inputs, p, layer):
    state, states = as_var(np.zeros((inputs.shape[0], layer["stateSize"]))), []
    for t in range(inputs.shape[1]):
        sums = affine(step_of(inputs, t), p["inputWeights"], p["inputBiases"])
        state = (sums + affine(state, p["stateWeights"], p["stateBiases"])).tanh()
        states.append(state)
    return stack(states, 1)


def gru(inputs, p, layer):
    size = layer["stateSize"]
    state, states = as_var(np.zeros((inputs.shape[0], size))), []

    def gates(signal, name):
        """Reset, update and candidate, cut out of the three side by side."""
        whole = affine(signal, p[f"{name}Weights"], p[f"{name}Biases"])
        rows = np.arange(signal.shape[0])[:, None] * 3 * size
        return [whole.take(rows + gate * size + np.arange(size)) for gate in range(3)]

    for t in range(inputs.shape[1]):
        of_input, of_state = gates(step_of(inputs, t), "input"), gates(state, "state")
        reset, update = (sigmoid(of_input[k] + of_state[k]) for k in (0, 1))
        candidate = (of_input[2] + reset * of_state[2]).tanh()
        state = candidate + update * (state - candidate)
        states.append(state)
    return stack(states, 1)


def patches(inputs, p, layer):
    size = layer["patchSize"]
    places, _ = window_places(inputs.shape, size, size)
    rows = places.transpose(0, 2, 3, 1, 4, 5).reshape(inputs.shape[0], -1, inputs.shape[1] * size**2)
    return affine(inputs.take(rows), p["weights"], p["biases"]) + p["positions"]


def dropout(inputs, p, layer):
    if not layer["training"]:
        return inputs
    random = layer.get("random") or Sfc32(layer["seed"])
    rate = layer["rate"]
    draws = [0 if random.uniform() < rate else 1 / (1 - rate) for _ in range(inputs.value.size)]
    return inputs * np.array(draws).reshape(inputs.shape)


kinds = {
    "dense": dense,
    "convolution": convolution,
    "maxPool": max_pool,
    "batchNormalisation": batch_normalisation,
    "layerNormalisation": layer_normalisation,
    "attention": attention,
    "recurrent": recurrent,
    "gru": gru,
    "patches": patches,
    "mean": lambda inputs, p, layer: inputs.mean(1),
    "lastStep": lambda inputs, p, layer: step_of(inputs, inputs.shape[1] - 1),
    "dropout": dropout,
}


def parameter_shapes(layer, shape):
    """Names and shapes in the book's order."""
    kind = layer["kind"]
    if kind == "dense":
        rows = shape[1] if len(shape) == 2 else math.prod(shape)
        return {"weights": (rows, layer["outputSize"]), "biases": (layer["outputSize"],)}
    if kind == "convolution":
        out, k = layer["outputChannels"], layer["kernelSize"]
        return {"weights": (out, shape[0], k, k), "biases": (out,)}
    if kind in ("batchNormalisation", "layerNormalisation"):
        size = shape[0] if kind == "batchNormalisation" and len(shape) == 3 else shape[-1]
        return {"scales": (size,), "shifts": (size,)}
    if kind == "attention":
        size = shape[1]
        parts = ("query", "key", "value", "output")
        both = lambda part: {f"{part}Weights": (size, size), f"{part}Biases": (size,)}
        return {name: array for part in parts for name, array in both(part).items()}
    if kind in ("recurrent", "gru"):
        state = layer["stateSize"]
        wide = 3 * state if kind == "gru" else state
        return {
            "inputWeights": (shape[1], wide),
            "stateWeights": (state, wide),
            "inputBiases": (wide,),
            "stateBiases": (wide,),
        }
    if kind == "patches":
        c, h, w = shape
        size, out = layer["patchSize"], layer["outputSize"]
        count = (h // size) * (w // size)
        return {"weights": (c * size**2, out), "biases": (out,), "positions": (count, out)}
    return {}


# ---------------------------------------------------------------- numbers that both languages draw


def draw(random, shape, deviation=1.0, centre=0.0):
    """Normal numbers, rounded to float32 as the program under test keeps them."""
    values = [centre + deviation * random.normal() for _ in range(math.prod(shape))]
    return np.array(values).astype(np.float32).astype(np.float64).reshape(shape)


def draw_parameters(random, layer, shape):
    """Weights by their fan-in, scales about 1, everything else near 0."""

    def one(name, array):
        if name == "scales":
            return draw(random, array, 0.1, 1.0)
        if name.lower().endswith("weights"):
            fan_in = math.prod(array[1:]) if len(array) == 4 else array[0]
            return draw(random, array, 1 / math.sqrt(fan_in))
        return draw(random, array, 0.1)

    return {name: one(name, array) for name, array in parameter_shapes(layer, shape).items()}


# ---------------------------------------------------------------- one layer at a time

# Sizes are odd, and different wherever they can be, so that no two axes can be mixed up unseen.
CASES = [
    (3, [5], {"kind": "dense", "outputSize": 4}),
    (2, [3, 5], {"kind": "dense", "outputSize": 4}),
    (2, [2, 3, 2], {"kind": "dense", "outputSize": 3}),
    (2, [3, 7, 5], {"kind": "convolution", "outputChannels": 2, "kernelSize": 3}),
    (1, [1, 5, 8], {"kind": "convolution", "outputChannels": 3, "kernelSize": 2, "stride": 3}),
    (2, [2, 5, 4], {"kind": "convolution", "outputChannels": 3, "kernelSize": 3, "padding": "same"}),
    (2, [1, 7, 6], {"kind": "convolution", "outputChannels": 2, "kernelSize": 5, "stride": 2, "padding": "same"}),
    (1, [2, 3, 5], {"kind": "convolution", "outputChannels": 2, "kernelSize": 4, "padding": "same"}),
    (1, [3, 2, 2], {"kind": "convolution", "outputChannels": 5, "kernelSize": 1}),
    (2, [3, 5, 7], {"kind": "maxPool", "size": 2}),
    (1, [2, 7, 8], {"kind": "maxPool", "size": 3, "stride": 2}),
    (5, [3], {"kind": "batchNormalisation", "training": True}),
    (2, [3, 4, 5], {"kind": "batchNormalisation", "training": True, "momentum": 0.3, "epsilon": 0.001}),
    (3, [4, 5], {"kind": "batchNormalisation", "training": True}),
    (2, [3, 2, 5], {"kind": "batchNormalisation", "training": False}),
    (3, [5], {"kind": "batchNormalisation", "training": False}),
    (3, [7], {"kind": "layerNormalisation"}),
    (2, [3, 5], {"kind": "layerNormalisation", "epsilon": 0.01}),
    (2, [5, 6], {"kind": "attention", "heads": 3}),
    (1, [3, 5], {"kind": "attention", "heads": 1}),
    (2, [1, 4], {"kind": "attention", "heads": 4}),
    (3, [5, 2], {"kind": "recurrent", "stateSize": 3}),
    (1, [1, 4], {"kind": "recurrent", "stateSize": 2}),
    (3, [5, 2], {"kind": "gru", "stateSize": 3}),
    (1, [1, 4], {"kind": "gru", "stateSize": 2}),
    (2, [2, 4, 6], {"kind": "patches", "patchSize": 2, "outputSize": 3}),
    (1, [1, 3, 9], {"kind": "patches", "patchSize": 3, "outputSize": 5}),
    (2, [3, 5], {"kind": "mean"}),
    (2, [3, 5], {"kind": "lastStep"}),
    (2, [3, 5], {"kind": "dropout", "rate": 0.4, "training": True, "seed": 5}),
    (2, [5], {"kind": "dropout", "rate": 0.4, "training": False}),
]


def run_case(seed, batch_size, shape, layer):
    """Draws, in this order: the parameters, running means and variances, the inputs, the gradient of the outputs."""
    random = Sfc32(seed)
    parameters = {name: Var(a) for name, a in draw_parameters(random, layer, shape).items()}
    running = None
    if layer["kind"] == "batchNormalisation":
        channels = shape[1] if len(shape) == 2 else shape[0]
        running = [draw(random, [channels], 0.5), draw(random, [channels], 0.1, 1.0)]
    inputs = Var(draw(random, [batch_size, *shape]))
    outputs = kinds[layer["kind"]](inputs, parameters, {**layer, "running": running})
    d_outputs = draw(random, outputs.shape)
    return parameters, running, inputs, outputs, d_outputs


def make_case(seed, batch_size, shape, layer):
    parameters, running, inputs, outputs, d_outputs = run_case(seed, batch_size, shape, layer)
    backward(outputs, d_outputs)
    result = {
        "seed": seed,
        "batchSize": batch_size,
        "inputShape": shape,
        "layer": layer,
        "outputShape": list(outputs.shape[1:]),
        "outputs": outputs.value.ravel(),
        "dInputs": inputs.gradient.ravel(),
        "gradients": {name: var.gradient.ravel() for name, var in parameters.items()},
    }
    if running and layer["training"]:
        channel = 1 if inputs.value.ndim == 4 else inputs.value.ndim - 1
        axes = tuple(a for a in range(inputs.value.ndim) if a != channel)
        momentum = layer.get("momentum", 0.1)
        now = [inputs.value.mean(axis=axes), inputs.value.var(axis=axes, ddof=1)]
        result["running"] = [(1 - momentum) * old + momentum * new for old, new in zip(running, now)]
    return result


def check_tape():
    """The tape against differences: whatever a layer computes, its slope is what neighbouring values say."""
    for seed, (batch_size, shape, layer) in enumerate(CASES):
        parameters, running, inputs, outputs, d_outputs = run_case(seed, batch_size, shape, layer)
        backward(outputs, d_outputs)
        for var in [inputs, *parameters.values()]:
            for place in range(var.value.size):
                kept, values = var.value.ravel()[place], []
                for step in (1e-5, -1e-5):
                    var.value.ravel()[place] = kept + step
                    again = kinds[layer["kind"]](inputs, parameters, {**layer, "running": running})
                    values.append((again.value * d_outputs).sum())
                var.value.ravel()[place] = kept
                slope = (values[0] - values[1]) / 2e-5
                assert abs(slope - var.gradient.ravel()[place]) < 1e-7, (layer, place)


# ---------------------------------------------------------------- whole networks

BLOCK = [
    {"kind": "layerNormalisation"},
    {"kind": "attention", "heads": 4},
    {"kind": "residual", "over": 2},
    {"kind": "layerNormalisation"},
    {"kind": "dense", "outputSize": 64, "activation": "relu"},
    {"kind": "dense", "outputSize": 32},
    {"kind": "residual", "over": 3},
]
CONVOLUTION = {"kind": "convolution", "kernelSize": 5, "activation": "relu"}
OUTPUT = {"kind": "dense", "outputSize": 10}
NETWORKS = {
    "cnn-small": ([1, 28, 28], [{**CONVOLUTION, "outputChannels": 8}, {"kind": "maxPool", "size": 6}, OUTPUT]),
    "cnn": (
        [1, 28, 28],
        [
            {**CONVOLUTION, "outputChannels": 8},
            {"kind": "maxPool", "size": 2},
            {**CONVOLUTION, "outputChannels": 16},
            {"kind": "maxPool", "size": 2},
            OUTPUT,
        ],
    ),
    "gru": ([28, 28], [{"kind": "gru", "stateSize": 64}, {"kind": "lastStep"}, OUTPUT]),
    "transformer": (
        [1, 28, 28],
        [
            {"kind": "patches", "patchSize": 7, "outputSize": 32},
            *BLOCK,
            *BLOCK,
            {"kind": "layerNormalisation"},
            {"kind": "mean"},
            OUTPUT,
        ],
    ),
}
# What only training does: statistics of the batch, of a picture and of a row, and two dropouts that draw from one stream.
NETWORKS["normalised"] = (
    [1, 28, 28],
    [
        {"kind": "convolution", "kernelSize": 5, "outputChannels": 4},
        {"kind": "maxPool", "size": 4},
        {"kind": "batchNormalisation", "training": True, "activation": "tanh"},
        {"kind": "dropout", "training": True, "rate": 0.2},
        {"kind": "dense", "outputSize": 24},
        {"kind": "batchNormalisation", "training": True, "activation": "sigmoid"},
        {"kind": "dropout", "training": True, "rate": 0.5},
        OUTPUT,
    ],
)
# No Adam for it: a bias before a normalisation has gradient 0, and what rounding leaves of that Adam makes whole steps of.
OTHERS = {"cnn-small": ["momentum"], "transformer": ["adam"], "normalised": ["momentum"]}
LEARNING_RATE = {"sgd": 0.1, "momentum": 0.02, "adam": 0.002}


def run_network(layers, parameters, inputs):
    signals = [Var(inputs)]
    for layer, p in zip(layers, parameters):
        if layer["kind"] == "residual":
            outputs = signals[-1] + signals[len(signals) - 1 - layer["over"]]
        else:
            outputs = kinds[layer["kind"]](signals[-1], p, layer)
        signals.append(activations[layer.get("activation", "identity")](outputs))
    return signals[-1]


def for_training(layers):
    """The layers with one new stream of random numbers for all dropouts."""
    random = Sfc32(9)
    return [{**layer, "random": random} for layer in layers]


def initial_parameters(shape, layers):
    """Drawn layer by layer; a pass over zeros tells each layer the shape of what it takes."""
    random = Sfc32(7)
    signals, parameters = [Var(np.zeros([1, *shape]))], []
    for layer in for_training(layers):
        p = draw_parameters(random, layer, list(signals[-1].shape[1:]))
        parameters.append(p)
        if layer["kind"] == "residual":
            signals.append(signals[-1])
        else:
            wrapped = {name: Var(a) for name, a in p.items()}
            signals.append(kinds[layer["kind"]](signals[-1], wrapped, layer))
    return parameters


def ten_losses(shape, layers, inputs, labels, optimiser):
    """The losses before each of ten steps, and the running statistics after them."""
    parameters = initial_parameters(shape, layers)
    layers = for_training(layers)
    for layer, p in zip(layers, parameters):
        if layer["kind"] == "batchNormalisation":
            size = p["scales"].size
            layer.update(keeps=True, running=(np.zeros(size), np.ones(size)))
    memory = [{name: [np.zeros_like(a), np.zeros_like(a)] for name, a in p.items()} for p in parameters]
    rate, losses = LEARNING_RATE[optimiser], []
    for t in range(1, 11):
        wrapped = [{name: Var(a) for name, a in p.items()} for p in parameters]
        probabilities = softmax(run_network(layers, wrapped, inputs.reshape(-1, *shape)))
        right = probabilities.take(np.arange(len(labels)) * 10 + labels)
        loss = -right.log().mean(0)
        losses.append(float(loss.value))
        backward(loss, 1.0)
        for p, w, m in zip(parameters, wrapped, memory):
            for name, array in p.items():
                slope, (first, second) = w[name].gradient, m[name]
                if optimiser == "sgd":
                    array -= rate * slope
                elif optimiser == "momentum":
                    first[...] = 0.9 * first + slope
                    array -= rate * first
                else:
                    first[...] = 0.9 * first + 0.1 * slope
                    second[...] = 0.999 * second + 0.001 * slope**2
                    typical = np.sqrt(second / (1 - 0.999**t)) + 1e-8
                    array -= rate * (first / (1 - 0.9**t)) / typical
    running = [array for layer in layers if layer.get("keeps") for array in layer["running"]]
    return losses, running


def make_networks():
    inputs = read_idx("train-images-idx3-ubyte").reshape(-1, 784)[:8] / 255.0
    labels = read_idx("train-labels-idx1-ubyte")[:8]
    results = {}
    for name, (shape, layers) in NETWORKS.items():
        start = initial_parameters(shape, layers)
        wrapped = [{key: Var(a) for key, a in p.items()} for p in start]
        optimisers = ("sgd", *OTHERS.get(name, ()))
        runs = {one: ten_losses(shape, layers, inputs, labels, one) for one in optimisers}
        results[name] = {
            "parameterCount": sum(a.size for p in start for a in p.values()),
            "logits": run_network(for_training(layers), wrapped, inputs.reshape(-1, *shape)).value.ravel(),
            "learningRates": LEARNING_RATE,
            "losses": {optimiser: losses for optimiser, (losses, _) in runs.items()},
        }
        if runs["sgd"][1]:
            results[name]["running"] = np.concatenate(runs["sgd"][1])
    return results


def main():
    from make_oracle import write_json

    check_tape()
    write_json("layers.json", {str(seed): make_case(seed, *case) for seed, case in enumerate(CASES)}, 13)
    write_json("networks.json", make_networks(), 13)


if __name__ == "__main__":
    main()
