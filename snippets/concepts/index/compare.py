"""Seven optimizers on one small problem, tuned and at the default rate."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)
SGD, heavy = torch.optim.SGD, {"momentum": 0.9}
OPTIMIZERS = {
    "SGD": (SGD, {}),
    "momentum": (SGD, heavy),
    "Nesterov": (SGD, {**heavy, "nesterov": True}),
    "Adagrad": (torch.optim.Adagrad, {}),
    "RMSProp": (torch.optim.RMSprop, {}),
    "Adam": (torch.optim.Adam, {}),
    "AdamW": (torch.optim.AdamW, {}),
}
RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]


def accuracies(kind, lr, options):
    """Per cent read of 250 images to choose by, of 267 to judge by: (2, 10)."""
    # Ten networks train at once; the first dimension of all is the seed.
    seeds = [torch.Generator().manual_seed(seed) for seed in range(10)]

    def draw(function, *shape):
        return torch.stack([function(*shape, generator=g) for g in seeds])

    order = draw(torch.randperm, 1797)
    trained, choose, judge = order.split([1280, 250, 267], dim=1)
    w1 = ((draw(torch.rand, 64, 32) * 2 - 1) / 64**0.5).requires_grad_()
    w2 = ((draw(torch.rand, 32, 10) * 2 - 1) / 32**0.5).requires_grad_()
    optimizer = kind([w1, w2], lr=lr, **options)
    for _ in range(5):
        order = trained.gather(1, draw(torch.randperm, 1280))
        for batch in order.split(32, dim=1):
            outputs = torch.relu(images[batch] @ w1) @ w2
            loss = cross_entropy(outputs.mT, targets[batch], reduction="sum")
            optimizer.zero_grad()
            (loss / 32).backward()  # the sum of ten mean losses
            optimizer.step()
    found = []
    for rows in (choose, judge):
        outputs = torch.relu(images[rows] @ w1) @ w2
        right = outputs.argmax(dim=2) == targets[rows]
        found.append(100 * right.double().mean(dim=1).numpy())
    return found


def interval(runs):  # mean, and half its 95 % t interval over ten seeds
    return runs.mean(), 2.262 * runs.std(ddof=1) / 10**0.5


_, ax = plt.subplots(figsize=(5.5, 3))
best = {}
for row, (name, (kind, options)) in enumerate(OPTIMIZERS.items()):
    runs = {lr: accuracies(kind, lr, options) for lr in RATES}
    lr = max(RATES, key=lambda r: runs[r][0].mean())
    default = kind([torch.zeros(1)]).defaults["lr"]
    best[name] = runs[lr][1]
    print(f"best rate, {name}: {lr}")
    print("read, {}: {:.1f} ± {:.1f} %".format(name, *interval(best[name])))
    print(f"default rate, {name}: {default}")
    print(f"read at the default, {name}: {runs[default][1].mean():.1f} %")
    for one, color, mark in ((lr, "C0", "o"), (default, "C1", "s")):
        mean, half = interval(runs[one][1])
        ax.errorbar(mean, -row, xerr=half, fmt=mark, color=color, capsize=3)
least, most = (f(runs.mean() for runs in best.values()) for f in (min, max))
print(f"least and most at the best rates: {least:.1f} and {most:.1f} %")
for name in ("SGD", "RMSProp", "AdamW"):
    apart = interval(best[name] - best["momentum"])
    print("{}, minus momentum: {:.1f} ± {:.1f} points".format(name, *apart))
ax.text(97, 0.5, "best rate", color="C0", ha="right")
ax.text(28, -0.5, "PyTorch's default rate", color="C1")
ax.set(xlabel="new digits read after five epochs, %", ylim=(-6.6, 1.1))
ax.set_yticks(range(0, -7, -1), OPTIMIZERS)
plt.show()
