"""Weight decay without a data gradient, by three optimizers."""

import torch
from torch.optim import SGD, Adagrad, RMSprop

for optimizer_class in (SGD, Adagrad, RMSprop):
    for decay in (0.1, 0.0001):
        weight = torch.ones((), dtype=torch.float64, requires_grad=True)
        optimizer = optimizer_class([weight], lr=0.01, weight_decay=decay)
        weight.grad = torch.zeros((), dtype=torch.float64)
        optimizer.step()
        name = optimizer_class.__name__
        print(f"{name}, weight_decay {decay}: {weight.item():.6g}")
