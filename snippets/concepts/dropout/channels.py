"""Dropout2d zeroes whole channels, Dropout single values."""

import torch
from torch import nn

torch.manual_seed(0)
maps = torch.ones(1000, 8, 4, 4)  # images, channels, height, width
for drop in (nn.Dropout(p=0.5), nn.Dropout2d(p=0.5)):
    zero = drop(maps) == 0
    channels = zero.flatten(start_dim=2)  # (images, channels, pixels)
    name = type(drop).__name__
    mixed = (channels.any(dim=2) & ~channels.all(dim=2)).float().mean()
    print(f"values zeroed, {name}: {zero.float().mean():.2f}")
    print(f"channels zeroed in part, {name}: {mixed:.2f}")
