# Some of what src/experiments/disturbed.ts records, once more in NumPy and float64, from the published images and weights.
#
# Networks are read by tests/nn/oracle/read_networks.py; shift and turn are written anew here, and the noise is NumPy's own,
# so its answers are those to other noise of the same strength.
# Run from the root: python3 tests/experiments/oracle/disturbed.py   It writes disturbed.json beside itself.

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "nn" / "oracle"))

from make_oracle import read_idx, read_safetensors  # noqa: E402
from read_networks import CHUNK, FOLDER, LADDER, READERS, feedforward  # noqa: E402

IMAGES = read_idx("t10k-images-idx3-ubyte").reshape(-1, 28, 28).astype(float)
LABELS = read_idx("t10k-labels-idx1-ubyte")
BOOK = "mlp-784-128-10"


def shift(images, pixels):
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : 28 - pixels]
    return moved


def turn(images, degrees):
    """Clockwise about the middle; each new pixel is read off the old picture by two linear interpolations."""
    angle = np.deg2rad(degrees)
    rows, columns = np.mgrid[0:28, 0:28] - 13.5
    x = np.cos(angle) * columns + np.sin(angle) * rows + 13.5
    y = np.cos(angle) * rows - np.sin(angle) * columns + 13.5
    framed = np.pad(images, ((0, 0), (20, 20), (20, 20)))
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, low = x - left, y - top

    def at(down, across):
        return framed[:, top + 20 + down, left + 20 + across]

    above = (1 - right) * at(0, 0) + right * at(0, 1)
    below = (1 - right) * at(1, 0) + right * at(1, 1)
    return np.rint((1 - low) * above + low * below)


def noise(images, strength):
    random = np.random.default_rng(7)
    return np.clip(np.rint(images + 255 * strength * random.standard_normal(images.shape)), 0, 255)


def correct(name, images):
    run = ({"book": feedforward} | READERS | LADDER)[name]
    tensors = read_safetensors(FOLDER / f"{BOOK if name == 'book' else name}.safetensors")
    answers = [run(tensors, images[k : k + CHUNK] / 255).argmax(axis=1) for k in range(0, len(images), CHUNK)]
    return int((np.concatenate(answers) == LABELS).sum())


def main():
    disturbed = {"shift 3": shift(IMAGES, 3), "shift 6": shift(IMAGES, 6), "turn 30": turn(IMAGES, 30), "noise 0.2": noise(IMAGES, 0.2)}
    names = ["book", *(name for name in READERS | LADDER if (FOLDER / f"{name}.safetensors").exists())]
    counts = {name: {what: correct(name, images) for what, images in disturbed.items()} for name in names}
    (HERE / "disturbed.json").write_text(json.dumps(counts, indent=2) + "\n")


main()
