"""Which learning rates work for digits: Adam, SGD with momentum, plain SGD."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

torch.set_default_dtype(torch.float64)  # nearly the same on any processor
pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images, targets = torch.tensor(pixels / 16), torch.tensor(digits)


def accuracies(lr, kind=torch.optim.SGD, clip=None, **options):
    """Per cent read by 20 networks, dimension 0, after 5 and 20 epochs."""
    seeds = [torch.Generator().manual_seed(seed) for seed in range(20)]

    def draw(function, *shape):
        return torch.stack([function(*shape, generator=g) for g in seeds])

    trained, held_out = draw(torch.randperm, 1797).split([1280, 517], dim=1)
    w1 = ((draw(torch.rand, 64, 32) * 2 - 1) / 64**0.5).requires_grad_()
    w2 = ((draw(torch.rand, 32, 10) * 2 - 1) / 32**0.5).requires_grad_()
    optimizer, read = kind([w1, w2], lr=lr, **options), []
    for _ in range(20):
        order = trained.gather(1, draw(torch.randperm, 1280))
        for batch in order.split(32, dim=1):
            outputs = torch.relu(images[batch] @ w1) @ w2
            loss = cross_entropy(outputs.mT, targets[batch], reduction="sum")
            optimizer.zero_grad()
            (loss / 32).backward()  # the sum of twenty mean losses
            if clip:  # by the norm of each network's gradient
                size = sum(w.grad.square().sum((1, 2)) for w in (w1, w2))
                for w in (w1, w2):
                    w.grad *= (clip / size.sqrt()).clamp(max=1)[:, None, None]
            optimizer.step()
        outputs = torch.relu(images[held_out] @ w1) @ w2
        read.append((outputs.argmax(dim=2) == targets[held_out]).numpy())
    return [100 * read[epoch - 1].mean(axis=1) for epoch in (5, 20)]


def good(runs, points=1):
    """The rates within so many points of the best mean."""
    mean = np.interp(np.linspace(0, 10, 501), range(11), runs.mean(axis=1))
    return np.logspace(-3, -0.5, 501)[mean > mean.max() - points]


def decades(runs, points=1):  # of all seeds, then of each draw of seeds
    return [len(good(runs[:, d], points)) / 200 for d in [..., *draws]]


lrs = np.logspace(-3, -0.5, 11)  # four a decade; plain SGD: tenfold
tried = {"Adam": [accuracies(r, torch.optim.Adam) for r in lrs]}
tried["momentum"] = [accuracies(r, momentum=0.9) for r in lrs]
tried["clipped"] = [accuracies(r, clip=1.0, momentum=0.9) for r in lrs]
tried["Nesterov"] = [accuracies(r, momentum=0.9, nesterov=True) for r in lrs]
tried["plain SGD"] = [accuracies(10 * r) for r in lrs]
draws = np.random.default_rng(0).integers(20, size=(1000, 20))  # bootstrap
for when, epochs in enumerate(("5 epochs", "20 epochs")):
    runs = {name: np.array(r)[:, when] for name, r in tried.items()}
    for name, r in runs.items():
        print(f"best, {name}, {epochs}: {r.mean(axis=1).max():.1f}")
        print(f"decades, {name}, {epochs}: {len(good(r)) / 200:.1f}")
    for name in ("momentum", "clipped", "Nesterov"):
        for p in (0.5, 1, 2):
            more = np.array(decades(runs["Adam"], p)) - decades(runs[name], p)
            low, high = np.percentile(more[1:], [2.5, 97.5])
            line = f"{epochs}, within {p}, more than {name}: {more[0]:.1f}"
            print(f"{line} ({low:z.1f} to {high:z.1f})")
_, ax = plt.subplots(figsize=(5.5, 2.4))
for name, look, x in [("Adam", "C0o-", 0.0025), ("momentum", "C1s--", 0.017)]:
    r = np.array(tried[name])[:, 0]
    print(f"good rates, {name}: {good(r)[0]:.1g} to {good(r)[-1]:.1g}")
    mean, half = r.mean(axis=1), 2.093 * r.std(axis=1, ddof=1) / 20**0.5
    ax.fill_between(lrs, mean - half, mean + half, color=look[:2], alpha=0.25)
    ax.semilogx(lrs, mean, look[2:], color=look[:2])
    ax.text(x, 87, name, color=look[:2])
ax.set(xlabel="learning rate", ylabel="digits read, %", ylim=(80, 97))
ax.set_xticks([0.001, 0.01, 0.1], ["0.001", "0.01", "0.1"])
plt.show()
