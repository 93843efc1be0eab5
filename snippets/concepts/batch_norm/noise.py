"""The same value in a thousand batches: how far the others move it."""

import torch
from torch import nn

torch.manual_seed(0)
for size in (8, 32, 128):
    layer = nn.BatchNorm1d(1, affine=False)
    found = []
    for _ in range(1000):
        batch = torch.randn(size, 1)  # all: mean 0, variance 1
        batch[0] = 1.0  # this one is always there
        found.append(layer(batch)[0].item())
    print(f"give or take, batches of {size}: {torch.tensor(found).std():.2f}")
