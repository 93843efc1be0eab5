"""Predictions differ on every call: which layers are still training?"""

import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
rows = torch.randn(64, 4)
model = nn.Sequential(
    nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(), nn.Linear(8, 1)
)


def differs(predict):
    with torch.no_grad():
        return not torch.equal(predict(), predict())


# --8<-- [start:wrong_mode]
training = [type(part).__name__ for part in model if part.training]
print("layers in training mode:", ", ".join(training))
print("two calls differ:", differs(lambda: model(rows)))
# --8<-- [end:wrong_mode]

# --8<-- [start:right_mode]
model.eval()
print("two calls differ, after eval():", differs(lambda: model(rows)))
# --8<-- [end:right_mode]


def of_batches(shuffle):
    batches = DataLoader(rows, batch_size=16, shuffle=shuffle)
    return torch.cat([model(batch) for batch in batches])


# --8<-- [start:wrong_order]
print("with shuffle=True:", differs(lambda: of_batches(shuffle=True)))
# --8<-- [end:wrong_order]
print("with shuffle=False:", differs(lambda: of_batches(shuffle=False)))
