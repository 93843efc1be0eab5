"""Which learning rates work: accuracy after three epochs, rate by rate."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


def network(hidden, normalize, he):
    """Hidden layers of 64 ReLUs, with or without norm and He's weights."""
    layers = []
    for _ in range(hidden):
        linear = nn.Linear(64, 64)
        if he:
            nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
            nn.init.zeros_(linear.bias)
        layers += [linear, *[nn.BatchNorm1d(64)] * normalize, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def accuracy(lr, seed, *case):
    """Percent right on 450 new digits after three epochs."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    mean, std = inputs[training].mean(dim=0), inputs[training].std(dim=0)
    x = (inputs - mean) / (std + 0.01)
    model = network(*case)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(3):
        for batch in training[torch.randperm(1347)][:1344].split(32):
            optimizer.zero_grad()
            out = model(x[batch])
            nn.functional.cross_entropy(out, targets[batch]).backward()
            optimizer.step()
    model.eval()
    with torch.no_grad():
        right = model(x[test]).argmax(dim=1) == targets[test]
    return 100 * right.float().mean().item()


rates = 10 ** (np.arange(-7, 3) / 3)  # three to a decade
cases = {
    "He, 6 layers": (6, False, True),
    "BatchNorm, 6 layers": (6, True, False),
    "He, 1 layer": (1, False, True),
    "BatchNorm, He, 6 layers": (6, True, True),  # not drawn
}
found, wide = [], []
for name, case in cases.items():
    run = [[accuracy(lr, s, *case) for lr in rates] for s in range(5)]
    run = np.array(run)  # (seeds, rates)
    mean, best = run.mean(axis=0), run.mean(axis=0).argmax()
    half = 2.776 * run.std(axis=0, ddof=1) / 5**0.5  # 95 % t interval
    print(f"best rate, {name}: {rates[best]:.2g}")
    print(f"accuracy, {name}: {mean[best]:.0f} ± {half[best]:.0f} %")
    found.append((mean, half))
    wide.append((run > 90).sum(axis=1) / 3)  # decades, seed by seed
    print(f"decades above 90 %, {name}: {wide[-1].mean():.1f}")
for i in (1, 3):
    more = wide[i] - wide[0]  # seed by seed
    half = 2.776 * more.std(ddof=1) / 5**0.5
    print(f"decades gained, {[*cases][i]}: {more.mean():.1f} ± {half:.1f}")

_, ax = plt.subplots(figsize=(5.5, 3))
colors, marks = ("C1", "C0", "C4"), ("s-", "o-", "^--")
for (mean, half), color, mark in zip(found, colors, marks, strict=False):
    ax.fill_between(rates, mean - half, mean + half, color=color, alpha=0.2)
    ax.plot(rates, mean, mark, color=color, markersize=3)
ax.text(0.0046, 102, "BatchNorm, 6 layers", color="C0")
ax.text(0.012, 26, "He, 6 layers", color="C1")
ax.text(0.7, 102, "He, 1 layer", color="C4")
ax.set(xscale="log", xlabel="learning rate", ylim=(0, 109))
ax.set_ylabel("new digits read right (%)")
ax.set_xticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
plt.show()
