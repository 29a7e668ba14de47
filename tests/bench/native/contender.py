"""Answers the run's questions for a contender in Python: contender.py MODULE WORK_FOLDER [SUBJECT], JSON lines in and out."""

import importlib
import json
import sys
import time

import numpy as np
from blas import blas_name
from work import labels, parameters_of, test, training

# These three as in protocol.ts.
SINGLE_IMAGES = 100
BATCH_SIZE = 64
LEARNING_RATES = {"sgd": 0.1, "adam": 1e-3}

# A network of other layers, in place of the book's own.
subject = sys.argv[3] if len(sys.argv) > 3 else None
contender = importlib.import_module(f"{sys.argv[1]}_contender").create(subject)
# Fresh weights serve both where nothing is shipped.
network_file, start_file = (f"{subject}.f32",) * 2 if subject else ("network.f32", "start.f32")


def infer_by(batch_size):
    parts = range(0, len(test), batch_size)
    if batch_size >= len(test):
        return contender.infer(test)
    return np.concatenate([contender.infer(test[k : k + batch_size]) for k in parts])


def train_on(step):
    first = step % (len(training) // BATCH_SIZE) * BATCH_SIZE
    part = slice(first, first + BATCH_SIZE)
    contender.train_on(training[part], labels[part])


def start_training(optimiser):
    contender.start_training(optimiser, LEARNING_RATES[optimiser], parameters_of(start_file, subject))


def single(step):
    for k in range(SINGLE_IMAGES):
        image = (step * SINGLE_IMAGES + k) % 1000
        contender.infer(test[image : image + 1])


def prepare_step(measure):
    if measure == "batch10000":
        return lambda step: infer_by(len(test))
    if measure == "batch1000":
        return lambda step: contender.infer(test[:1000])
    if measure == "batch100":
        return lambda step: infer_by(100)
    if measure == "one":
        return single
    start_training(measure)
    for step in range(2):
        train_on(step)
    return train_on


def load(question):
    contender.load(parameters_of(network_file, subject))
    return {
        "optimisers": ["sgd", "adam"],
        "timesAccuracy": False,
        "remark": f"{contender.remark}; BLAS: {blas_name()}",
        "version": contender.version,
    }


def predict(question):
    singles = [contender.infer(test[k : k + 1]) for k in range(SINGLE_IMAGES)]
    answers = {"whole": infer_by(question["atOnce"]), "single": np.concatenate(singles)}
    if question["byHundreds"]:
        answers["hundreds"] = infer_by(100)
    return {name: array.ravel().tolist() for name, array in answers.items()}


def train(question):
    start_training(question["optimiser"])
    for step in range(question["steps"]):
        train_on(step)
    return np.concatenate([array.ravel() for array in contender.trained()]).tolist()


def time_step(question):
    step, steps = prepare_step(question["measure"]), 0
    started = time.perf_counter()
    elapsed = 0.0
    while elapsed < question["milliseconds"]:
        step(steps)
        steps += 1
        elapsed = (time.perf_counter() - started) * 1000
    return {"steps": steps, "milliseconds": elapsed}


answers = {"load": load, "predict": predict, "train": train, "time": time_step}
for line in sys.stdin:
    question = json.loads(line)
    try:
        reply = {"value": answers[question["ask"]](question)}
    except Exception as error:
        reply = {"reason": f"{type(error).__name__}: {error}"[:300]}
    print(json.dumps(reply), flush=True)
