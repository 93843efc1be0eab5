"""What a linear layer refuses: a wrong shape, a wrong type."""

import numpy as np
import torch
from torch import nn

layer = nn.Linear(64, 10)
images = torch.zeros(32, 1, 8, 8)  # 32 grey images of 8 × 8 pixels
table = torch.from_numpy(np.zeros((32, 64)))  # NumPy's numbers are float64

# --8<-- [start:wrong_shape]
try:
    layer(images)
except RuntimeError as error:
    print(f"shape: {error}")
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
scores = layer(images.flatten(start_dim=1))  # (32, 64): a row per image
print("scores of images:", tuple(scores.shape))
# --8<-- [end:right_shape]

# --8<-- [start:wrong_type]
try:
    layer(table)
except RuntimeError as error:
    print(f"type: {error}")
# --8<-- [end:wrong_type]

# --8<-- [start:right_type]
scores = layer(table.float())
print("scores of a table:", tuple(scores.shape))
# --8<-- [end:right_type]
