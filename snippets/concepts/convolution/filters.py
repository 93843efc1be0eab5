"""Blur, Gaussian, Sobel and colours, each beside scipy.ndimage."""

import numpy as np
import torch
from scipy import ndimage
from sklearn.datasets import load_sample_image
from torch.nn.functional import conv2d

photo = load_sample_image("flower.jpg")[::4, ::4] / 255.0  # 107 × 160 × 3
colours = torch.from_numpy(photo).permute(2, 0, 1)  # channels first
grey = colours.mean(dim=0, keepdim=True)


def by_scipy(channel, kernel):
    """scipy.ndimage's, cut to the windows that fit inside."""
    y, x = kernel.shape[0] // 2, kernel.shape[1] // 2
    full = ndimage.correlate(channel.numpy(), kernel.numpy())
    return full[y : full.shape[0] - y, x : full.shape[1] - x]


def same(a, b):
    return bool(np.allclose(np.asarray(a), np.asarray(b), atol=1e-12))


line = torch.tensor([1.0, 4, 6, 4, 1], dtype=torch.float64) / 16
gauss = torch.outer(line, line)  # 5 × 5, nearly a Gaussian
whole = conv2d(grey, gauss[None, None])
across = conv2d(grey, line.reshape(1, 1, 1, 5))
both = conv2d(across, line.reshape(1, 1, 5, 1))  # then down
print("Gaussian as scipy.ndimage:", same(whole[0], by_scipy(grey[0], gauss)))
print("two lines make the square:", same(whole, both))
print(f"multiplications a pixel: {gauss.numel()} or {2 * line.numel()}")

sobel = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).double()
edges = conv2d(grey, sobel[None, None])[0]
theirs = ndimage.sobel(grey[0].numpy(), axis=1)[1:-1, 1:-1]
print("Sobel as scipy.ndimage:", same(edges, theirs))
to_bright, to_dark = edges.max().item(), edges.min().item()
print(f"steepest, dark to bright: {to_bright:.2f}")
print(f"steepest, bright to dark: {to_dark:.2f}")

weight = gauss.expand(3, 1, 5, 5)  # one kernel for each colour
blurred = conv2d(colours, weight, groups=3)
expected = [by_scipy(channel, gauss) for channel in colours]
print("three colours as scipy.ndimage:", same(blurred, np.stack(expected)))
mixed = conv2d(colours, weight.reshape(1, 3, 5, 5))  # groups=1 adds them up
print("groups=1 is the sum of the three:", same(mixed[0], blurred.sum(0)))
