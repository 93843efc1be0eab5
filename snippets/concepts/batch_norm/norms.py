"""Batch, layer, instance and group norm: over what each takes its mean."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(8, 6, 4, 4, dtype=torch.float64)  # N, C, H, W
by_group = x.view(8, 2, 3, 4, 4)  # two groups of three channels


def standardized(values, over):
    """Mean 0 and (biased) variance 1 over the given dimensions."""
    mean = values.mean(over, keepdim=True)
    var = (values - mean).square().mean(over, keepdim=True)
    return ((values - mean) / (var + 1e-5).sqrt()).view(x.shape)


for layer, mine in [
    (nn.BatchNorm2d(6), standardized(x, over=(0, 2, 3))),
    (nn.LayerNorm([6, 4, 4]), standardized(x, over=(1, 2, 3))),
    (nn.InstanceNorm2d(6), standardized(x, over=(2, 3))),
    (nn.GroupNorm(2, 6), standardized(by_group, over=(2, 3, 4))),
]:
    theirs = layer.double()(x)
    same = torch.allclose(theirs, mine, atol=1e-12)
    alone = torch.allclose(layer(x[:1]), theirs[:1], atol=1e-12)
    name = type(layer).__name__
    print(f"{name}: same as by hand {same}, each example for itself {alone}")
