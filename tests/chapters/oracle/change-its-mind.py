# What the chapter on changing the network's mind says of the shipped weights, once more in NumPy and float64.
#
# It shares no line with src/. Run from the root: python3 tests/chapters/oracle/change-its-mind.py
# It writes change-its-mind.json beside itself; run it after every `npm run train` that changed the weights.

import json
from pathlib import Path

import numpy as np

from prediction import EXAMPLES, read_idx, read_weights

HERE = Path(__file__).resolve().parent
IMAGE, WANTED, RIVAL = EXAMPLES["mind"], 9, 4
TRIED = 200
NOISE = 25

W1, B1, W2, B2 = read_weights()


def logits_of(bytes_):
    return np.maximum(bytes_ / 255 @ W1 + B1, 0) @ W2 + B2


def pulls(image, value, wanted, rival):
    """The lead of one picture per pixel, each with that pixel set to value, less the lead as it is."""
    changed = np.tile(image, (784, 1))
    changed[np.arange(784), np.arange(784)] = value
    lead = lambda logits: logits[..., wanted] - logits[..., rival]
    return lead(logits_of(changed)) - lead(logits_of(image))


def slopes_of_loss(images, labels):
    hidden = images / 255 @ W1 + B1
    logits = np.maximum(hidden, 0) @ W2 + B2
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(labels)), labels] -= 1
    return (shares @ W2.T * (hidden > 0)) @ W1.T


def persuade(image, wanted):
    image, edits, touched = image.copy(), [], []
    while True:
        answer = int(logits_of(image).argmax())
        if answer == wanted:
            return edits
        both = np.stack([pulls(image, value, wanted, answer) for value in (255, 0)])
        both[:, touched] = -np.inf
        tool, pixel = np.unravel_index(both.argmax(), both.shape)
        image[pixel] = (255, 0)[tool]
        touched.append(pixel)
        edits.append([int(pixel), ("pen", "eraser")[tool]])


def main():
    labels = read_idx("t10k-labels-idx1-ubyte")
    images = read_idx("t10k-images-idx3-ubyte").reshape(-1, 784).astype(float)
    image = images[IMAGE]
    answers = logits_of(images).argmax(axis=1)
    counts = []
    for place in range(TRIED):
        if answers[place] != labels[place]:
            continue
        runner_up = int(np.argsort(logits_of(images[place]))[-2])
        counts.append(len(persuade(images[place], runner_up)))
    aimed = np.clip(images + NOISE * np.sign(slopes_of_loss(images, labels)), 0, 255)
    train = read_idx("train-images-idx3-ubyte").reshape(-1, 784)
    train_labels = read_idx("train-labels-idx1-ubyte")
    result = {
        "bottomNines": float((train[train_labels == WANTED, 26 * 28 + 14] > 127).mean()),
        "image": IMAGE,
        "logits": logits_of(image).tolist(),
        "pen": pulls(image, 255, WANTED, RIVAL).tolist(),
        "eraser": pulls(image, 0, WANTED, RIVAL).tolist(),
        "lossSlopes": slopes_of_loss(image[None], labels[IMAGE : IMAGE + 1])[0].tolist(),
        "greedy": persuade(image, WANTED),
        "tried": TRIED,
        "pixelCounts": np.bincount(counts).tolist(),
        "noiseSteps": NOISE,
        "aimedRight": int((logits_of(aimed).argmax(axis=1) == labels).sum()),
    }
    text = json.dumps(result, default=float)
    rounded = json.loads(text, parse_float=lambda number: float(f"{float(number):.9g}"))
    (HERE / "change-its-mind.json").write_text(json.dumps(rounded) + "\n")
    print(result["greedy"], result["pixelCounts"], result["aimedRight"], max(result["pen"]))


if __name__ == "__main__":
    main()
