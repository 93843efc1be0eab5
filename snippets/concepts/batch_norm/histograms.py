"""What arrives at the ReLUs of a deep network, layer by layer."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)


def fresh(normalize):
    """Six fresh layers: what each gives; the gradient at the first."""
    torch.manual_seed(0)  # the same weights with and without
    x, found, linears = images, [], []
    for _ in range(6):
        linears.append(nn.Linear(64, 64))  # PyTorch's own initial weights
        x = linears[-1](x)
        if normalize:
            x = nn.BatchNorm1d(64)(x)
        found.append(x.detach().numpy())
        x = x.relu()
    loss = nn.functional.cross_entropy(
        nn.Linear(64, 10)(x), torch.tensor(digits)
    )
    gradient = torch.autograd.grad(loss, linears[0].weight)[0]
    return found, gradient.norm().item(), linears[0].weight.norm().item()


def share_read(values):
    """What a logistic regression on them, scaled, reads of 450 new digits."""
    reader = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
    order = np.random.default_rng(0).permutation(1797)
    training, test = order[:1347], order[1347:]
    reader.fit(values[training], digits[training])
    return 100 * reader.score(values[test], digits[test])


(without, small, length), (with_norm, large, _) = fresh(False), fresh(True)
for depth in (1, 3, 6):
    for name, found in [("without", without), ("with", with_norm)]:
        spread = found[depth - 1].std(axis=0).mean()  # over the images
        print(f"spread of a unit in layer {depth}, {name}: {spread:.2g}")
print(f"read from layer 6, without: {share_read(without[5]):.0f} %")
print(f"read from layer 6, with: {share_read(with_norm[5]):.0f} %")
print(f"length of the first weights, both: {length:.2g}")
print(f"gradient at the first weights, without: {small:.1g}")
print(f"gradient at the first weights, with: {large:.1g}")

_, axes = plt.subplots(2, 3, figsize=(5.5, 2.6), sharex=True, sharey="row")
edges = np.linspace(-3, 3, 61)
for row, layers in enumerate((without, with_norm)):
    for column, depth in enumerate((1, 3, 6)):
        ax, values = axes[row, column], layers[depth - 1]
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
