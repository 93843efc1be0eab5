"""What arrives at the ReLUs of a deep network, layer by layer."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels = load_digits().data  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)


def spread_of_layers(normalize):
    """Six fresh layers of 64 units: what each unit gives for each image."""
    torch.manual_seed(0)  # the same weights with and without
    x, found = images, []
    for _ in range(6):
        x = nn.Linear(64, 64)(x)  # PyTorch's own initial weights
        if normalize:
            x = nn.BatchNorm1d(64)(x)
        found.append(x.detach())
        x = x.relu()
    return found


without, with_norm = spread_of_layers(False), spread_of_layers(True)
for depth in (1, 3, 6):
    for name, found in [("without", without), ("with", with_norm)]:
        spread = found[depth - 1].std(dim=0).mean()  # over the images
        print(f"spread of a unit in layer {depth}, {name}: {spread:.2g}")

_, axes = plt.subplots(2, 3, figsize=(5.5, 2.6), sharex=True, sharey="row")
edges = np.linspace(-3, 3, 61)
for row, layers in enumerate((without, with_norm)):
    for column, depth in enumerate((1, 3, 6)):
        ax, values = axes[row, column], layers[depth - 1].numpy()
        for unit in range(4):
            count = np.histogram(values[:, unit], edges)[0]
            share = 100 * count / len(values)
            ax.stairs(share, edges, color=("C1", "C0")[row], linewidth=0.8)
        if row == 0:
            ax.set_title(f"layer {depth}")
axes[0, 0].set_ylabel("without (%)")
axes[1, 0].set_ylabel("BatchNorm (%)")
axes[1, 1].set_xlabel("value at the ReLU")
plt.show()
