"""Moved digits again: convolutions and pooling apart, and centring first."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = map(torch.tensor, load_digits(return_X_y=True))
frame = nn.functional.pad(pixels.int().reshape(-1, 1, 8, 8), (2, 2, 2, 2))
moved = [  # by 0, 1 and 2 pixels, each up, left, down and right
    torch.stack([frame.roll(by * d, axis) for d in (-1, 1) for axis in (2, 3)])
    for by in range(3)
]


def centred(image):
    """Roll the image until its centre of mass is in the middle."""
    for axis in (-2, -1):
        ink = image.sum(-1 if axis == -2 else -2)[0]  # of each row, column
        middle = (ink * torch.arange(12)).sum() // ink.sum()
        image = image.roll(6 - middle.item(), axis)
    return image


def mlp(width, pixels=144):
    layers = nn.Linear(pixels, width), nn.ReLU(), nn.Linear(width, 10)
    return nn.Sequential(nn.Flatten(), *layers)


def cnn(stride, pool, places):  # as in the experiment
    first = nn.Conv2d(1, 10, 3, stride, padding=1), nn.ReLU(), pool
    second = nn.Conv2d(10, 14, 3, stride, padding=1), nn.ReLU(), pool
    last = nn.Flatten(), nn.Linear(14 * places, 10)
    return nn.Sequential(*first, *second, *last)


none, pool = nn.Identity(), nn.MaxPool2d(2)
nets = {
    "MLP": lambda: mlp(17),
    "MLP, centred": lambda: mlp(17),
    "wide MLP, centred": lambda: mlp(256),
    "pooling, then MLP": lambda: nn.Sequential(pool, mlp(56, pixels=36)),
    "convolutions, stride 2": lambda: cnn(2, none, places=9),
    "convolutions, neither": lambda: cnn(1, none, places=144),
}
middle = [torch.stack([*map(centred, x.flatten(0, 1))]) for x in moved]
middle = [x.unflatten(0, (4, -1)) for x in middle]


def accuracies(name, seed):
    """Percent right on 797 new digits, moved by 0, 1 and 2 pixels."""
    torch.manual_seed(seed)  # the splits of the experiment
    train, test = torch.randperm(1797).split([1000, 797])
    shown = [x / 16 for x in (middle if "centred" in name else moved)]
    net = nets[name]().to(memory_format=torch.channels_last)  # faster
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(20):
        for batch in train[torch.randperm(1000)].split(100):
            optimizer.zero_grad()
            output = net(shown[0][0, batch])  # moved by 0
            nn.functional.cross_entropy(output, digits[batch]).backward()
            optimizer.step()
    with torch.no_grad():
        guesses = [net(x[:, test].flatten(0, 1)).argmax(1) for x in shown]
    right = torch.stack(guesses) == digits[test].repeat(4)
    return 100 * right.double().mean(dim=1).numpy()


runs = {n: np.array([accuracies(n, s) for s in range(8)]) for n in nets}
for name, make in nets.items():
    print(f"parameters, {name}:", sum(p.numel() for p in make().parameters()))
    results = np.c_[runs[name], (runs[name] - runs["MLP"])[:, 1]]
    half = 2.365 * results.std(0, ddof=1) / 8**0.5  # of the 95 % interval
    labels = "moved 0", "moved 1", "moved 2", "minus MLP, moved 1"
    for label, m, h in zip(labels, results.mean(0), half, strict=True):
        print(f"{name}, {label}: {m:.1f} ± {h:.1f}")
