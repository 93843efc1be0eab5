"""Find edges: the slope to the right, the slope down, both."""

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

right = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]]).double()  # Sobel
padded = F.pad(picture, (1, 1, 1, 1), mode="reflect")
across = F.conv2d(padded, right[None, None])[0, 0]
down = F.conv2d(padded, right.T[None, None])[0, 0]
steepness = torch.hypot(across, down)
# --8<-- [end:filter]

print(f"sum of the weights: {right.sum():.0f}")
for name, axis, ours in (("right", 1, across), ("down", 0, down)):
    theirs = ndimage.sobel(grey, axis=axis, mode="mirror")
    same = np.abs(ours.numpy() - theirs).max() < 1e-12
    print(f"{name} as scipy.ndimage.sobel: {bool(same)}")
ramp = (
    torch.arange(5.0).double().expand(5, 5)[None, None]
)  # brighter by 1 a pixel
slope = F.conv2d(ramp, right[None, None])[0, 0]
print(f"on a ramp of 1 a pixel it says: {slope[1, 1]:.0f}")

panels = [
    ("photograph", grey, 0, 1),
    ("slope to the right: grey is 0", across.numpy(), -2, 2),
    ("slope down", down.numpy(), -2, 2),
    ("how steep", steepness.numpy(), 0, 2),
]
_, axes = plt.subplots(2, 2, figsize=(5.5, 2.6))
for ax, (title, values, low, high) in zip(axes.flat, panels, strict=True):
    ax.imshow(values, "gray", vmin=low, vmax=high, interpolation="none")
    ax.set_title(title)
    ax.axis("off")
plt.show()
