"""Digits moved by a pixel: fully connected and convolutional networks."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = map(torch.tensor, load_digits(return_X_y=True))
inputs = nn.ZeroPad2d(2)(pixels.reshape(-1, 1, 8, 8) / 16).float()  # framed
moved = [  # by 0, 1 and 2 pixels, each up, left, down and right
    torch.stack([inputs.roll(by * d, axis) for d in (-1, 1) for axis in (2, 3)])
    for by in range(3)
]
copies = torch.cat([inputs[None], moved[1]])  # in place, and by one pixel


def mlp(width):
    layers = nn.Linear(144, width), nn.ReLU(), nn.Linear(width, 10)
    return nn.Sequential(nn.Flatten(), *layers)


def cnn(channels, pool, end, features):
    first = nn.Conv2d(1, 10, 3, padding=1), nn.ReLU(), pool
    second = nn.Conv2d(10, channels, 3, padding=1), nn.ReLU(), end
    return nn.Sequential(*first, *second, nn.Flatten(), nn.Linear(features, 10))


none, pool, whole = nn.Identity(), nn.MaxPool2d(2), nn.AdaptiveMaxPool2d(1)
nets = {  # parameters: 2645, 39690, the CNNs 2644, 2635 and 2635
    "MLP": ("C1", "s-", lambda: mlp(17)),
    "wide MLP": ("C4", "^:", lambda: mlp(256)),
    "CNN": ("C0", "o-", lambda: cnn(14, pool, pool, 14 * 9)),
    "global max": ("C0", "D--", lambda: cnn(25, pool, whole, 25)),
    "no pooling": ("C0", "v-", lambda: cnn(25, none, whole, 25)),
}


def accuracies(name, copied, seed):
    """Percent right on 797 new digits, moved by 0, 1 and 2 pixels."""
    torch.manual_seed(seed)  # all nets get the same split
    train, test = torch.randperm(1797).split([1000, 797])
    net = nets[name][2]().to(memory_format=torch.channels_last)  # faster
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(20):
        for batch in train[torch.randperm(1000)].split(100):
            copy = torch.randint(5, (100,)) if copied else 0
            optimizer.zero_grad()
            output = net(copies[copy, batch])
            nn.functional.cross_entropy(output, digits[batch]).backward()
            optimizer.step()
    with torch.no_grad():
        guesses = [net(x[:, test].flatten(0, 1)).argmax(1) for x in moved]
    right = torch.stack(guesses) == digits[test].repeat(4)
    return 100 * right.double().mean(dim=1).numpy()


def interval(label, runs):  # the mean, and the half width of its 95 % interval
    mean, half = runs.mean(0), 2.365 * runs.std(0, ddof=1) / 8**0.5
    for by in range(3):
        print(f"{label}, moved {by}: {mean[by]:.1f} ± {half[by]:.1f}")
    return mean, half


runs, (_, axes) = {}, plt.subplots(1, 2, figsize=(5.5, 2.6), sharey=True)
for copied, ax in enumerate(axes):
    for name, (color, line, _) in nets.items():
        key = name + ", copies" * copied
        runs[key] = np.array([accuracies(name, copied, s) for s in range(8)])
        mean, half = interval(key, runs[key])
        ax.fill_between(range(3), mean - half, mean + half, fc=color, alpha=0.2)
        ax.plot(mean, line, color=color)
        up = 3 * (name == "no pooling")  # two labels would overlap
        ax.text(2.1, mean[2] + up, name * copied, color=color, va="center")
    ax.set_title(("trained in place", "trained on copies too")[copied])
    ax.set(xlabel="moved by … pixels", xticks=range(3))
for a, b in [("CNN", "MLP"), ("CNN", "wide MLP"), ("global max", "wide MLP")]:
    interval(f"{a} minus {b}", runs[a] - runs[b])
axes[0].set(ylabel="right, in percent", ylim=(0, 102))
plt.show()
