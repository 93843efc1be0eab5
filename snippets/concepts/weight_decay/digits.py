"""Digits with wrong labels: test accuracy against epochs, by decay."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

inputs, targets = map(torch.tensor, load_digits(return_X_y=True))  # 8 × 8
SEEDS = 20


def accuracies(decay, kind=torch.optim.AdamW):
    """% right on 300 images to choose by, 997 to test: (2, epochs, seeds)."""
    torch.manual_seed(0)  # the same splits, starts and batches for each decay
    order = torch.stack([torch.randperm(1797) for _ in range(SEEDS)])
    X, y = inputs[order].float() / 16, targets[order]
    known = y[:, :800]  # 500 to train on and 300 to choose by: a view of y
    wrong = torch.rand(SEEDS, 800) < 0.2  # a fifth of their labels
    known[:] = (known + wrong * torch.randint(1, 10, (SEEDS, 800))) % 10
    first = torch.randn(SEEDS, 64, 64).div(8).requires_grad_()
    second = torch.randn(SEEDS, 64, 10).div(8).requires_grad_()
    optimizer = kind([first, second], lr=0.003, weight_decay=decay)

    def logits(X):  # no biases: every parameter is decayed
        return torch.relu(X @ first) @ second

    history, each = [], torch.arange(SEEDS)[:, None]
    for _ in range(80):
        for batch in torch.rand(SEEDS, 500).argsort(dim=1).split(100, dim=1):
            optimizer.zero_grad()
            outputs = logits(X[each, batch]).flatten(0, 1)
            loss = cross_entropy(outputs, y[each, batch].flatten()) * SEEDS
            loss.backward()  # each network gets the gradient of its own mean
            optimizer.step()
        with torch.no_grad():
            history.append(100.0 * (logits(X).argmax(dim=-1) == y))
    parts = torch.stack(history).split([500, 300, 997], dim=-1)[1:]
    return torch.stack([part.mean(dim=-1) for part in parts])


def mean_and_half(runs):
    """The mean over the seeds, and half the width of its 95 % t interval."""
    return runs.mean(-1), 2.093 * runs.std(-1) / SEEDS**0.5


def best(choosing, test):  # what the 300 images choose, seed by seed
    return test[choosing.argmax(dim=0), range(SEEDS)]


runs = [accuracies(decay) for decay in (0.0, 0.01, 0.1, 1.0, 10.0)]
choosing, test = torch.stack(runs, dim=1)
plain, default, _, strong, _ = test
stopped, chosen = best(choosing[0], plain), best(choosing[:, -1], test[:, -1])
runs = [accuracies(decay, torch.optim.Adam) for decay in (0.001, 0.01, 0.1)]
adam = best(*torch.stack(runs, dim=1)[:, :, -1])
both = best(choosing.flatten(0, 1), test.flatten(0, 1))
for name, accuracy in {
    "no decay, epoch 80": plain[-1],
    "no decay, stopped early": stopped,
    "decay 1, epoch 80": strong[-1],
    "decay chosen, epoch 80": chosen,
    "Adam, decay chosen, epoch 80": adam,
    "gain, decay 0.01 at epoch 80": default[-1] - plain[-1],
    "gain, decay 1 at epoch 80": strong[-1] - plain[-1],
    "gain, decay 1 at epoch 20": strong[19] - plain[19],
    "gain, decay chosen over stopping": chosen - stopped,
    "gain, both chosen over stopping": both - stopped,
    "gain, Adam over AdamW": adam - chosen,
}.items():
    print("{}: {:z.1f} ± {:.1f}".format(name, *mean_and_half(accuracy)))

_, ax = plt.subplots(figsize=(5, 2.1))
for runs, color, style in [(plain, "C1", "--"), (strong, "C0", "-")]:
    (mean, half), at = mean_and_half(runs), range(1, 81)
    ax.fill_between(at, mean - half, mean + half, color=color, alpha=0.2)
    ax.plot(at, mean, style, color=color)
ax.text(72, 86.5, "no decay", color="C1", ha="right")
ax.text(72, 93.3, "AdamW, decay 1", color="C0", ha="right")
ax.set(xlabel="epochs", ylabel="test, % right", ylim=(80, 95), yticks=[80, 90])
plt.show()
