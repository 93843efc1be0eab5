"""A prediction (N, 1) against a target (N,): the loss of all pairs."""

import torch
from torch import nn

prediction = torch.tensor([[1.0], [2.0], [3.0]])  # shape (3, 1)
target = torch.tensor([1.0, 2.0, 3.0])  # shape (3,): all three are right

# --8<-- [start:wrong_shape]
loss = nn.MSELoss()(prediction, target)
print(f"loss of a perfect prediction: {loss:.4g}")
# --8<-- [end:wrong_shape]

differences = prediction - target  # (3, 1) and (3,) make (3, 3)
print(f"shape of the differences: {tuple(differences.shape)}")
variance = target.var(correction=0)
print(f"twice the variance of the target: {2 * variance:.4g}")

right = nn.MSELoss()(prediction.squeeze(1), target)
print(f"loss with squeeze(1): {right:.4g}")
