"""A photograph through three kernels: blur, Sobel, and how steep it is."""

import matplotlib.pyplot as plt

# --8<-- [start:filters]
import numpy as np
import torch
from sklearn.datasets import load_sample_image

colours = load_sample_image("china.jpg")[40:320, 40:600] / 255.0
grey = colours.mean(axis=2).reshape(56, 5, 112, 5).mean(axis=(1, 3))
picture = torch.from_numpy(grey)[None, None]  # one image, one channel

blur = torch.ones(5, 5) / 25  # the mean of 25 pixels
right = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])  # Sobel


def filtered(kernel):
    weight = kernel.double()[None, None]
    return torch.nn.functional.conv2d(picture, weight)[0, 0].numpy()


edges, edges_down = filtered(right), filtered(right.T)
steepness = np.hypot(edges, edges_down)
print(f"the blur's weights sum to: {blur.sum():.0f}")
print(f"the Sobel kernel's weights sum to: {right.sum():.0f}")
sky = grey[4:12, 60:100]  # an even part; an output starts where its window does
print(f"brightness of the sky: {sky.mean():.2f}")
print(f"after the blur: {filtered(blur)[2:10, 58:98].mean():.2f}")
print(f"after Sobel: {abs(edges[3:11, 59:99].mean()):.2f}")
# --8<-- [end:filters]


def show(*panels):
    _, axes = plt.subplots(1, 2, figsize=(5.3, 1.5))
    for ax, (title, values, low, high) in zip(axes, panels, strict=True):
        ax.imshow(values, "gray", vmin=low, vmax=high, interpolation="none")
        ax.set_title(title)
        ax.axis("off")
    return axes


_, ax = show(("photograph", grey, 0, 1), ("Sobel: grey is 0", edges, -2, 2))
rows = [" ".join(f"{w:2.0f}" for w in weights) for weights in right.tolist()]
kernel = "\n".join(rows).replace("-", "−")
box = {"fc": "#fefefe", "ec": "none", "pad": 2}
ink = {"family": "monospace", "fontsize": 8, "color": "#010101", "bbox": box}
ax.text(105, 4, kernel, va="top", ha="right", **ink)
plt.show()
show(
    ("blur: 25 weights of 1/25", filtered(blur), 0, 1),
    ("how steep: √(right² + down²)", steepness, 0, 2),
)
plt.show()
