"""A bias before batch norm gets no gradient and changes nothing in training."""

import torch
from torch import nn

torch.manual_seed(0)
linear, norm = nn.Linear(4, 3), nn.BatchNorm1d(3)
inputs, targets = torch.randn(16, 4), torch.randn(16, 3)

nn.functional.mse_loss(norm(linear(inputs)), targets).backward()
print(f"largest gradient, weights: {linear.weight.grad.abs().max():.2f}")
print(f"largest gradient, bias: {linear.bias.grad.abs().max():.4f}")
print(f"largest gradient, norm's own bias: {norm.bias.grad.abs().max():.2f}")

before = norm(linear(inputs))
with torch.no_grad():
    linear.bias += 100
change = (norm(linear(inputs)) - before).abs().max().item()
print(f"change of the output, bias + 100: {change:.3f}")
