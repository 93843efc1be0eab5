"""Weight decay before batch norm: another step size, the same function."""

import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(64, 10, dtype=torch.float64)
targets = torch.randn(64, 1, dtype=torch.float64)
layer = nn.Linear(10, 20, bias=False)
norm = nn.BatchNorm1d(20, eps=1e-12)  # 1e-5 would blur the factor
model = nn.Sequential(layer, norm, nn.ReLU(), nn.Linear(20, 1)).double()


def outputs_and_gradient():
    model.zero_grad()
    outputs = model(inputs)
    nn.functional.mse_loss(outputs, targets).backward()
    return outputs.detach(), layer.weight.grad.norm().item()


before, gradient_before = outputs_and_gradient()
with torch.no_grad():
    layer.weight *= 0.5  # what much decay does
after, gradient_after = outputs_and_gradient()

moved = (after - before).abs().max().item()
print(f"largest change of an output: {moved:.6f}")
times = gradient_after / gradient_before
print(f"gradient, times: {times:.3g}")
print(f"step, as a share of the weights, times: {times / 0.5:.3g}")
