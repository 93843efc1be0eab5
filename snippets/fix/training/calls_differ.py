"""Predictions differ on every call: which layers are still training?"""

import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
rows = torch.randn(64, 4)


def network():
    return nn.Sequential(
        nn.Linear(4, 8),
        nn.BatchNorm1d(8),
        nn.ReLU(),
        nn.Dropout(),
        nn.Linear(8, 1),
    )


def differs(predict, again=None):
    with torch.no_grad():
        return not torch.equal(predict(), (again or predict)())


model = network()
training = [type(part).__name__ for part in model.modules() if part.training]
print("in training mode:", ", ".join(training))
print("two calls differ, under no_grad():", differs(lambda: model(rows)))

model.eval()
print("two calls differ, after eval():", differs(lambda: model(rows)))


def of_batches(shuffle):
    batches = DataLoader(rows, batch_size=16, shuffle=shuffle)
    return torch.cat([model(batch) for batch in batches])


print("with shuffle=True:", differs(lambda: of_batches(shuffle=True)))
print("with shuffle=False:", differs(lambda: of_batches(shuffle=False)))

later = network().eval()  # as after a new start of the program
print("a new model differs:", differs(lambda: model(rows), lambda: later(rows)))
later.load_state_dict(model.state_dict())
print("weights loaded:", differs(lambda: model(rows), lambda: later(rows)))
