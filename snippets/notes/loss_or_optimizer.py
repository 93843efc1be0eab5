"""Four names: which is a loss, which an optimizer?"""

import torch
from torch import nn

NAMES = ["SGD", "Adam", "RMSprop", "MSELoss"]

for name in NAMES:
    kind = getattr(torch.optim, name, None) or getattr(nn, name)
    optimizer = issubclass(kind, torch.optim.Optimizer)
    print(f"{name}: {'an optimizer' if optimizer else 'a loss'}")
