"""Emboss a photograph: its slopes as relief."""

import matplotlib.pyplot as plt
import numpy as np
import scipy.ndimage as ndimage

# --8<-- [start:filter]
import torch
import torch.nn.functional as F
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")[40:320, 40:600].mean(axis=2) / 255.0
grey = photo.reshape(140, 2, 280, 2).mean(axis=(1, 3))  # half the size
picture = torch.from_numpy(grey)[None, None]  # one picture, one channel

relief = torch.tensor([[-2.0, -1, 0], [-1, 1, 1], [0, 1, 2]]).double()
padded = F.pad(picture, (1, 1, 1, 1), mode="reflect")
embossed = F.conv2d(padded, relief[None, None])[0, 0]
shown = embossed.clip(0, 1)
# --8<-- [end:filter]

turned = F.conv2d(padded, relief.flip(0, 1)[None, None])[0, 0]
correlated = ndimage.correlate(grey, relief.numpy(), mode="mirror")
convolved = ndimage.convolve(grey, relief.numpy(), mode="mirror")
print(f"sum of the weights: {relief.sum():.0f}")


def same(a, b):
    return bool(np.abs(a.numpy() - b).max() < 1e-12)


print(f"conv2d is scipy.ndimage.correlate: {same(embossed, correlated)}")
print(f"conv2d is scipy.ndimage.convolve: {same(embossed, convolved)}")
print(f"with the kernel turned it is: {same(turned, convolved)}")

panels = {
    "photograph": grey,
    "embossed": shown.numpy(),
    "kernel turned": turned.clip(0, 1).numpy(),
}
_, axes = plt.subplots(1, 3, figsize=(5.5, 1.4))
for ax, (title, values) in zip(axes, panels.items(), strict=True):
    ax.imshow(values, "gray", vmin=0, vmax=1, interpolation="none")
    ax.set_title(title)
    ax.axis("off")
plt.show()
