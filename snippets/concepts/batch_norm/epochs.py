"""Six layers read digits: accuracy against epochs, with and without it."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)
EPOCHS = {"default": 12, "He": 25, "BatchNorm": 25, "BatchNorm, He": 5}
EPOCHS |= {"He, raw": 25, "BatchNorm, raw": 25}  # raw: pixels not scaled


def network(kind):
    """Six hidden layers of 64 ReLUs; in kind: "He", "BatchNorm" or both."""
    layers = []
    for _ in range(6):
        linear = nn.Linear(64, 64)
        if "He" in kind:  # weights made for ReLU layers, biases 0
            nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
            nn.init.zeros_(linear.bias)
        norm = [nn.BatchNorm1d(64)] if "BatchNorm" in kind else []
        layers += [linear, *norm, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def accuracies(kind, seed):
    """Percent right on 450 new digits, after each epoch."""
    torch.manual_seed(seed)  # a new split, start and order for each seed
    training, test = torch.randperm(1797).split([1347, 450])
    mean, std = inputs[training].mean(dim=0), inputs[training].std(dim=0)
    x = inputs if "raw" in kind else (inputs - mean) / (std + 0.01)
    model, found = network(kind), []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(EPOCHS[kind]):
        model.train()
        order = training[torch.randperm(1347)]
        for batch in order[:1344].split(32):  # full batches only
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(x[batch]), targets[batch])
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            right = model(x[test]).argmax(dim=1) == targets[test]
        found.append(100 * right.float().mean().item())
    return found


def mean_and_half(runs):
    """The mean over the seeds, and half the width of its 95 % t interval."""
    return runs.mean(axis=0), 2.262 * runs.std(axis=0, ddof=1) / 10**0.5


runs = {k: np.array([accuracies(k, s) for s in range(10)]) for k in EPOCHS}
for epoch in (1, 5, 25):
    at = {k: r[:, epoch - 1] for k, r in runs.items() if EPOCHS[k] >= epoch}
    for kind, run in at.items():
        mean, half = mean_and_half(run)
        print(f"epoch {epoch}, {kind}: {mean:.1f} ± {half:.1f} %")
    for kind in [k for k in at if "BatchNorm" in k]:
        base = "He, raw" if "raw" in kind else "He"
        mean, half = mean_and_half(at[kind] - at[base])  # seed by seed
        name = f"epoch {epoch}, {kind} minus {base}"
        print(f"{name}: {mean:.1f} ± {half:.1f} points")

_, ax = plt.subplots(figsize=(5.5, 2.3))
epochs = np.arange(1, 13)
for kind, color, mark in zip(runs, ("C4", "C1", "C0"), "^so", strict=False):
    mean, half = mean_and_half(runs[kind][:, :12])
    ax.fill_between(epochs, mean - half, mean + half, color=color, alpha=0.25)
    ax.plot(epochs, mean, mark + "-", color=color, markersize=3)
ax.text(1.4, 101, "BatchNorm", color="C0")
ax.text(2.6, 80, "He's weights instead", color="C1")
ax.text(2.6, 24, "neither: PyTorch's weights", color="C4")
ax.set(xlabel="epochs", ylabel="new digits read right (%)", ylim=(0, 109))
ax.set_xticks([1, 3, 5, 7, 9, 12])
plt.show()
