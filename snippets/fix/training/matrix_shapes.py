"""What a layer refuses: a wrong shape, or Double where it has Float."""

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.Linear(64, 10)
images = torch.zeros(32, 1, 8, 8)  # 32 grey images of 8 × 8 pixels
numbers = np.zeros((32, 64))  # NumPy's numbers are float64
table = torch.from_numpy(numbers)


def refused(call):
    try:
        call()
    except RuntimeError as error:
        return error


print("shape:", refused(lambda: layer(images)))
scores = layer(images.flatten(start_dim=1))  # (32, 64): a row per image
print("scores of images:", tuple(scores.shape))
lazy = nn.LazyLinear(10)  # takes in_features from the first batch
print("in_features, lazy:", (lazy(torch.zeros(32, 200)), lazy.in_features)[1])

print("linear:", refused(lambda: layer(table)))
print("no bias:", refused(lambda: nn.Linear(64, 10, bias=False)(table)))
print("convolution:", refused(lambda: nn.Conv2d(1, 8, 3)(images.double())))
print("scores of a table:", tuple(layer(table.float()).shape))
rows = torch.tensor(numbers, dtype=torch.float32)  # at the source
print("scores of rows:", tuple(layer(rows).shape))

yes = torch.from_numpy(np.ones((32, 10)))  # float64 targets
right = layer(rows).sigmoid()
print("BCELoss:", refused(lambda: nn.BCELoss()(right, yes)))
print(f"loss: {nn.BCELoss()(right, yes.float()):.1f}")
