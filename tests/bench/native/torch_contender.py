"""PyTorch on the CPU with one thread: Linear layers, cross_entropy and torch.optim, as its tutorials have it."""

import torch
from torch.nn import functional

torch.set_num_threads(1)


def model_of(parameters):
    model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    with torch.no_grad():
        for to, array in zip(model.parameters(), parameters):
            # A Linear keeps its weights as (outputs, inputs).
            to.copy_(torch.from_numpy(array.T.copy()))
    return model


def inputs_of(pixels):
    return torch.from_numpy(pixels).float().mul_(1 / 255)


class Contender:
    version = torch.__version__
    remark = "Linear layers, cross_entropy, torch.optim"

    def load(self, parameters):
        self.model = model_of(parameters)

    @torch.inference_mode()
    def infer(self, pixels):
        return functional.softmax(self.model(inputs_of(pixels)), dim=1).numpy()

    def start_training(self, optimiser, learning_rate, parameters):
        self.trainee = model_of(parameters)
        kind = torch.optim.SGD if optimiser == "sgd" else torch.optim.Adam
        self.optimiser = kind(self.trainee.parameters(), lr=learning_rate)

    def train_on(self, pixels, labels):
        self.optimiser.zero_grad(set_to_none=True)
        logits = self.trainee(inputs_of(pixels))
        functional.cross_entropy(logits, torch.from_numpy(labels).long()).backward()
        self.optimiser.step()

    def trained(self):
        return [array.detach().numpy().T for array in self.trainee.parameters()]


create = Contender
