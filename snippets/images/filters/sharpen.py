"""Sharpen a photograph: what a blur takes away is added."""

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

sharper = torch.tensor([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]).double()
padded = F.pad(colours, (1, 1, 1, 1), mode="reflect")
sharpened = F.conv2d(padded, sharper[None, None])
shown = sharpened.clip(0, 1)  # neither below black nor above white
# --8<-- [end:filter]

as_it_is = torch.zeros(3, 3).double()
as_it_is[1, 1] = 1
cross = torch.tensor([[0.0, 1, 0], [1, 1, 1], [0, 1, 0]]).double() / 5
added = as_it_is + 5 * (as_it_is - cross)
print(f"sum of the weights: {sharper.sum():.0f}")
print(f"is the picture and 5 times the lost: {bool((added == sharper).all())}")
theirs = ndimage.correlate(photo, sharper.numpy()[:, :, None], mode="mirror")
ours = sharpened[:, 0].permute(1, 2, 0).numpy()
print(
    f"as scipy.ndimage.correlate: {bool(np.abs(ours - theirs).max() < 1e-12)}"
)
print(f"values before: {photo.min():.2f} to {photo.max():.2f}")
print(f"values after: {ours.min():.2f} to {ours.max():.2f}")
print(f"share that is cut: {((ours < 0) | (ours > 1)).mean():.1%}")

panels = {"photograph": colours, "sharpened": shown}
_, axes = plt.subplots(1, 2, figsize=(5.5, 1.6))
for ax, (title, picture) in zip(axes, panels.items(), strict=True):
    ax.imshow(picture[:, 0].permute(1, 2, 0).numpy(), interpolation="none")
    ax.set_title(title)
    ax.axis("off")
plt.show()
