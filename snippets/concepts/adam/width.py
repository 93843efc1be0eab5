"""Which learning rates work for digits: Adam, SGD with momentum, plain SGD."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


def accuracies(optimizer_class, lr, **options):
    """Per cent of 517 held-out images read, after 5 and 20 epochs: (2, 20)."""
    # Twenty networks train at once: in every tensor the first dimension is
    # the seed, which draws a network's held-out images, weights and batches.
    seeds = [torch.Generator().manual_seed(seed) for seed in range(20)]

    def draw(function, *shape):
        return torch.stack([function(*shape, generator=g) for g in seeds])

    trained, held_out = draw(torch.randperm, 1797).split([1280, 517], dim=1)
    w1 = ((draw(torch.rand, 64, 32) * 2 - 1) / 64**0.5).requires_grad_()
    w2 = ((draw(torch.rand, 32, 10) * 2 - 1) / 32**0.5).requires_grad_()
    optimizer, found = optimizer_class([w1, w2], lr=lr, **options), []
    for epoch in range(1, 21):
        order = trained.gather(1, draw(torch.randperm, 1280))
        for batch in order.split(32, dim=1):
            outputs = torch.relu(images[batch] @ w1) @ w2
            loss = cross_entropy(outputs.mT, targets[batch], reduction="sum")
            optimizer.zero_grad()
            (loss / 32).backward()  # the sum of twenty mean losses
            optimizer.step()
        if epoch in (5, 20):
            outputs = torch.relu(images[held_out] @ w1) @ w2
            right = outputs.argmax(dim=2) == targets[held_out]
            found.append(right.double().mean(dim=1))
    return 100 * torch.stack(found).numpy()


def decades(runs):
    """How wide the rates within a point of the best are; runs: (11, seeds)."""
    curve, fine = runs.mean(axis=1), np.linspace(0, 10, 2001)
    return 2.5 * (np.interp(fine, range(11), curve) > curve.max() - 1).mean()


def mean_and_half(runs):  # of a 95 % t interval over the 20 seeds
    return runs.mean(-1), 2.093 * runs.std(-1, ddof=1) / 20**0.5


lrs = np.logspace(-3, -0.5, 11)  # four a decade; plain SGD takes tenfold
heavy = np.array([accuracies(torch.optim.SGD, r, momentum=0.9) for r in lrs])
plain = np.array([accuracies(torch.optim.SGD, 10 * r) for r in lrs])
adam = np.array([accuracies(torch.optim.Adam, r) for r in lrs])
draws = np.random.default_rng(0).integers(20, size=(2000, 20))  # bootstrap
for when, epochs in enumerate(("5 epochs", "20 epochs")):
    a, h, p = adam[:, when], heavy[:, when], plain[:, when]
    for name, r in [("Adam", a), ("momentum", h), ("plain SGD", p)]:
        print(f"best, {name}, {epochs}: {r.mean(axis=1).max():.1f}")
        print(f"decades, {name}, {epochs}: {decades(r):.2f}")
    apart = [decades(a[:, d]) - decades(h[:, d]) for d in draws]
    low, high = np.percentile(apart, [2.5, 97.5])
    print(f"decades more, {epochs}: {decades(a) - decades(h):.2f}", end=" ")
    print(f"({low:.2f} to {high:.2f})")
    best_a, best_h = (r[r.mean(axis=1).argmax()] for r in (a, h))
    line = "{}, {}: {:.1f} ± {:.1f}"
    print(line.format("best apart", epochs, *mean_and_half(best_a - best_h)))
    print(line.format("default below", epochs, *mean_and_half(best_a - a[0])))

_, ax = plt.subplots(figsize=(5.5, 2.4))
for r, look in [(adam[:, 0], "C0o-"), (heavy[:, 0], "C1s--")]:
    mean, half = mean_and_half(r)
    ax.fill_between(lrs, mean - half, mean + half, color=look[:2], alpha=0.25)
    ax.semilogx(lrs, mean, look[2:], color=look[:2])
ax.text(0.0017, 92, "Adam", color="C0", ha="right")
ax.text(0.012, 86, "SGD with\nmomentum 0.9", color="C1")
ax.set(xlabel="learning rate", ylabel="digits read, %", ylim=(80, 97))
ax.set_xticks([0.001, 0.01, 0.1], ["0.001", "0.01", "0.1"])
plt.show()
