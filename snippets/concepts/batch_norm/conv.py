"""Batch normalization after a convolution: one entry for each channel."""

import torch
from torch import nn

block = nn.Sequential(
    nn.Conv2d(3, 16, 3, bias=False), nn.BatchNorm2d(16), nn.ReLU()
)
norm, images = block[1], torch.rand(8, 3, 32, 32)  # N, C, H, W
print("output:", list(block(images).shape))
print("γ, β:", list(norm.weight.shape), list(norm.bias.shape))
print("running mean:", list(norm.running_mean.shape))
print("running variance:", list(norm.running_var.shape))
