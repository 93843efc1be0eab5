"""Steps to fit handwritten digits, without and with momentum, rate by rate."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)
loss_of = nn.CrossEntropyLoss()


def steps_to_fit(lr, momentum, seed):
    """Batches of 32 until the loss on all digits is below 0.2; at most 600."""
    torch.manual_seed(seed)  # both methods get the same start and batches
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    for step in range(1, 601):
        batch = torch.randint(len(inputs), (32,))
        optimizer.zero_grad()
        loss_of(model(inputs[batch]), targets[batch]).backward()
        optimizer.step()
        if step % 10 == 0:
            with torch.no_grad():
                if loss_of(model(inputs), targets) < 0.2:
                    return step
    return 600


def mean_and_half(runs):
    """The mean, half its 95 % interval: Student's t for 20 seeds is 2.093."""
    return runs.mean(axis=-1), 2.093 * runs.std(axis=-1, ddof=1) / 20**0.5


def sweep(momentum):
    """Steps for each effective rate (rows) and seed (columns)."""
    lrs = rates * (1 - momentum)
    runs = [steps_to_fit(lr, momentum, s) for lr in lrs for s in range(20)]
    return np.array(runs).reshape(len(rates), 20)


rates = np.array([0.1, 0.3, 0.7, 1, 2, 7])  # lr / (1 - momentum)
plain, heavy = sweep(0.0), sweep(0.9)
for row, rate in enumerate(rates):
    n = [(runs[row] < 600).sum() for runs in (heavy, plain)]
    if min(n) == 20:
        mean, half = mean_and_half(heavy[row] - plain[row])
        a, b = plain[row].mean(), heavy[row].mean()
        print(f"steps at {rate:g}: {b:.0f} with momentum, {a:.0f} without")
        print(f"extra with momentum at {rate:g}: {mean:.0f} ± {half:.0f}")
    else:
        print(f"arrived at {rate:g}: {n[0]} with momentum, {n[1]} without")
mean, half = mean_and_half(plain[2] - heavy[3])
print(f"saved by momentum at 1 against plain at 0.7: {mean:.0f} ± {half:.0f}")
print(f"steps of plain SGD at lr 0.7: {plain[2].mean():.0f}")
print(f"steps with momentum at 2: {heavy[4].mean():.0f}")
other = [steps_to_fit(0.5, 0.5, s) for s in range(20)]  # effective rate 1
mean, half = mean_and_half(heavy[3] - other)
print(f"saved by momentum 0.5 against 0.9, at 1: {mean:.0f} ± {half:.0f}")
print(f"arrive with momentum 0.9 at lr 0.7: {n[0]} of 20")

_, ax = plt.subplots(figsize=(5, 2.2))
for runs, color, mark in [(plain, "C1", "s--"), (heavy, "C0", "o-")]:
    mean, half = mean_and_half(runs)
    met = mean < 600
    low, high = (mean - half)[met], (mean + half)[met]
    ax.fill_between(rates[met], low, high, color=color, alpha=0.25)
    ax.plot(rates[met], mean[met], mark, color=color)
    ax.plot(rates[~met], mean[~met], mark[0], color=color)  # no run arrives
ax.text(1.85, 555, "plain", color="C1", ha="right")
ax.text(2.5, 130, "momentum 0.9", color="C0")
ax.set_xlabel("effective learning rate lr / (1 − momentum), log scale")
ax.set(xscale="log", ylabel="steps to loss 0.2", xlim=(0.09, 8))
ax.set_xticks(rates, [f"{rate:g}" for rate in rates])
ax.minorticks_off()
ax.set_yticks([0, 200, 400, 600], ["0", "200", "400", "> 600"])
plt.show()
