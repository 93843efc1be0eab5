"""Fold a trained batch norm into the layer before it."""

import copy

import torch
from torch import nn


# --8<-- [start:fold]
def fold(layer, norm):
    """One layer that does what layer and norm do in eval()."""
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    bias = 0 if layer.bias is None else layer.bias
    folded = copy.deepcopy(layer)
    # One factor for each output channel: the first dimension of the weights.
    shape = (-1, *[1] * (layer.weight.dim() - 1))
    folded.weight = nn.Parameter(layer.weight * scale.view(shape))
    folded.bias = nn.Parameter(norm.bias + (bias - norm.running_mean) * scale)
    return folded


# --8<-- [end:fold]


torch.manual_seed(0)
for name, layer, norm, inputs in [
    ("Linear", nn.Linear(8, 4), nn.BatchNorm1d(4), torch.randn(99, 8)),
    ("Conv2d", nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), torch.randn(9, 3, 8, 8)),
]:
    for _ in range(50):  # statistics, and a γ and β that do something
        norm(layer(5 * torch.randn_like(inputs) + 1))
    nn.init.normal_(norm.weight)
    nn.init.normal_(norm.bias)
    pair = nn.Sequential(layer, norm).eval()
    with torch.no_grad():
        apart = (fold(layer, norm)(inputs) - pair(inputs)).abs().max().item()
    print(f"largest difference, {name}: {apart:.4f}")
