"""PyTorch on the CPU with one thread: its own layers, cross_entropy and torch.optim, as its tutorials have it."""

import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)


class Gru(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(28, 64, batch_first=True)
        self.output = nn.Linear(64, 10)

    def forward(self, inputs):
        states, _ = self.gru(inputs.view(-1, 28, 28))
        return self.output(states[:, -1])


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.before = nn.LayerNorm(32)
        self.query, self.key, self.value, self.mix = (nn.Linear(32, 32) for _ in range(4))
        self.between = nn.LayerNorm(32)
        self.wide, self.narrow = nn.Linear(32, 64), nn.Linear(64, 32)

    def forward(self, rows):
        normal = self.before(rows)
        parts = (part(normal) for part in (self.query, self.key, self.value))
        queries, keys, values = (part.view(-1, 16, 4, 8).transpose(1, 2) for part in parts)
        shares = torch.softmax(queries @ keys.transpose(2, 3) * 8**-0.5, dim=-1)
        rows = rows + self.mix((shares @ values).transpose(1, 2).reshape(-1, 16, 32))
        return rows + self.narrow(functional.relu(self.wide(self.between(rows))))


class Places(nn.Module):
    def __init__(self):
        super().__init__()
        self.rows = nn.Parameter(torch.zeros(16, 32))

    def forward(self, patches):
        return patches + self.rows


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches, self.places = nn.Linear(49, 32), Places()
        self.blocks = nn.Sequential(Block(), Block())
        self.last, self.output = nn.LayerNorm(32), nn.Linear(32, 10)

    def forward(self, inputs):
        parts = inputs.view(-1, 4, 7, 4, 7).transpose(2, 3).reshape(-1, 16, 49)
        rows = self.blocks(self.places(self.patches(parts)))
        return self.output(self.last(rows).mean(dim=1))


def cnn():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        *(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(256, 10)),
    )


def dense():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


MODELS = {None: dense, "cnn": cnn, "gru": Gru, "transformer": Transformer}


def turned(name, array):
    """Its Linear and GRU keep weights as (outputs, inputs)."""
    return array.T if array.ndim == 2 and not name.startswith("places.") else array


class Contender:
    version = torch.__version__
    remark = "its own layers, cross_entropy, torch.optim"

    def __init__(self, subject):
        self.make = MODELS[subject]

    def model_of(self, parameters):
        model = self.make()
        with torch.no_grad():
            for (name, to), array in zip(model.named_parameters(), parameters):
                to.copy_(torch.from_numpy(turned(name, array).copy()))
        return model

    def load(self, parameters):
        self.model = self.model_of(parameters)

    @torch.inference_mode()
    def infer(self, pixels):
        return functional.softmax(self.model(inputs_of(pixels)), dim=1).numpy()

    def start_training(self, optimiser, learning_rate, parameters):
        self.trainee = self.model_of(parameters)
        kind = torch.optim.SGD if optimiser == "sgd" else torch.optim.Adam
        self.optimiser = kind(self.trainee.parameters(), lr=learning_rate)

    def train_on(self, pixels, labels):
        self.optimiser.zero_grad(set_to_none=True)
        logits = self.trainee(inputs_of(pixels))
        functional.cross_entropy(logits, torch.from_numpy(labels).long()).backward()
        self.optimiser.step()

    def trained(self):
        named = self.trainee.named_parameters()
        return [turned(name, array.detach().numpy()) for name, array in named]


def inputs_of(pixels):
    return torch.from_numpy(pixels).float().mul_(1 / 255)


create = Contender
