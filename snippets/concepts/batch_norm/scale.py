"""Weights ten times as large: the same function, a tenth of the gradient."""

import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(32, 8, dtype=torch.float64)
targets = torch.randn(32, 4, dtype=torch.float64)
start = torch.randn(4, 8, dtype=torch.float64)
norm = nn.BatchNorm1d(4, affine=False).double()


def loss_and_gradient(weight):
    weight = weight.clone().requires_grad_()
    loss = nn.functional.mse_loss(norm(inputs @ weight.T), targets)
    return loss.item(), torch.autograd.grad(loss, weight)[0]


for factor in (1, 10):
    loss, gradient = loss_and_gradient(factor * start)
    print(f"loss, weights × {factor}: {loss:.3f}")
    print(f"size of the gradient, weights × {factor}: {gradient.norm():.4f}")
along = (gradient * start).sum(dim=1) / gradient.norm(dim=1) / start.norm(dim=1)
print(f"cosine of gradient and weights: {along.abs().max():.4f}")

# No step can shrink them: each one is at right angles to the weights.
weight = start
for _ in range(1000):
    weight = weight - 0.5 * loss_and_gradient(weight)[1]
print(f"length of the weights, first: {start.norm():.2f}")
print(f"length of the weights, 1000 steps later: {weight.norm():.2f}")
