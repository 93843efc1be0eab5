"""Blur a photograph: a box and a Gaussian, in colour."""

import matplotlib.pyplot as plt
import numpy as np
import scipy.ndimage as ndimage

# --8<-- [start:filter]
import torch
import torch.nn.functional as F
from sklearn.datasets import load_sample_image

photo = load_sample_image("flower.jpg")[:424] / 255.0  # height, width, 3
photo = photo.reshape(106, 4, 160, 4, 3).mean(axis=(1, 3))  # a quarter
colours = torch.from_numpy(photo).permute(2, 0, 1)[:, None]  # 3, 1, h, w


def filtered(pictures, kernel):
    """Each pixel becomes a weighted sum of those around it."""
    y, x = kernel.shape[0] // 2, kernel.shape[1] // 2
    padded = F.pad(pictures, (x, x, y, y), mode="reflect")
    return F.conv2d(padded, kernel[None, None])


box = torch.ones(5, 5, dtype=torch.float64) / 25
blurred = filtered(colours, box)
# --8<-- [end:filter]

distance = torch.arange(-6, 7, dtype=torch.float64)
line = torch.exp(-(distance**2) / (2 * 2**2))  # a bell of σ = 2 pixels
line = line / line.sum()
smooth = filtered(filtered(colours, line[None, :]), line[:, None])


def same(ours, theirs):
    ours = ours[:, 0].permute(1, 2, 0).numpy()
    return bool(np.abs(ours - theirs).max() < 1e-12)


theirs = ndimage.uniform_filter(photo, (5, 5, 1), mode="mirror")
bell = ndimage.gaussian_filter(photo, (2, 2, 0), mode="mirror", truncate=3)
print(f"sum of the box's weights: {box.sum():.0f}")
print(f"box as scipy.ndimage.uniform_filter: {same(blurred, theirs)}")
print(f"bell as scipy.ndimage.gaussian_filter: {same(smooth, bell)}")
print(f"multiplications a pixel, one square: {len(line) ** 2}")
print(f"multiplications a pixel, two lines: {2 * len(line)}")

panels = {"photograph": colours, "box": blurred, "Gaussian": smooth}
_, axes = plt.subplots(1, 3, figsize=(5.5, 1.5))
for ax, (title, picture) in zip(axes, panels.items(), strict=True):
    ax.imshow(picture[:, 0].permute(1, 2, 0).numpy(), interpolation="none")
    ax.set_title(title)
    ax.axis("off")
plt.show()
