"""Fewer parameters, or a big network that is regularised?"""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy, dropout

WIDTHS = [16, 32, 64, 128]
pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
torch.manual_seed(0)  # ten networks, each its own shuffle of the images
order = torch.stack([torch.randperm(1797) for _ in range(10)])
x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
true = torch.tensor(digits)[order]
other = (true + torch.randint(1, 10, true.shape)) % 10
y = torch.where(torch.rand(true.shape) < 0.2, other, true)  # 20 % wrong


def train(width, p=0.0, decay=0.0, lr=0.001):
    """Accuracy (%) of ten networks: after 80 epochs, and stopped early."""
    torch.manual_seed(0)
    layers = [  # of all ten networks at once; the last row is the bias
        ((2 * torch.rand(10, n + 1, m) - 1) / n**0.5).requires_grad_()
        for n, m in ((64, width), (width, width), (width, 10))
    ]
    optimizer = torch.optim.AdamW(layers, lr=lr, weight_decay=decay, fused=True)

    def scores(rows, training=False):
        h = x[:, rows]
        for w in layers:
            h = h if w is layers[0] else dropout(h.relu(), p, training)
            h = h @ w[:, :-1] + w[:, -1:]
        return h.transpose(1, 2)  # (networks, classes, images)

    least, best = torch.inf * torch.ones(10), torch.zeros(10)
    for epoch in range(1, 81):
        for b in torch.randperm(200).split(20):
            optimizer.zero_grad()
            loss = cross_entropy(scores(b, True), y[:, b], reduction="sum")
            (loss / 20).backward()  # a sum over networks: they do not mix
            optimizer.step()
        if epoch % 4 == 0:
            with torch.no_grad():
                s = scores(slice(200, None))
            val = cross_entropy(s[..., :50], y[:, 200:250], reduction="none")
            right = s[..., 50:].argmax(dim=1) == true[:, 250:]
            end, val = 100 * right.float().mean(dim=1), val.mean(dim=1)
            best = torch.where(val < least, end, best)
            least = torch.minimum(val, least)
    return torch.stack([end, best])


def interval(values):
    """Mean of ten, and half its 95 % t interval."""
    return values.mean(dim=-1), 2.262 * values.std(dim=-1) / 10**0.5


runs = {f"decay {d}": train(128, decay=d) for d in (1, 2, 4)}
runs["dropout 0.5"] = drop = train(128, p=0.5)
for w in WIDTHS:  # plain: the better of two learning rates
    runs[w] = max(train(w), train(w, lr=0.003), key=lambda run: run[0].mean())
for i, name in enumerate(["to the end", "stopped early"]):
    for key, run in runs.items():
        print(f"{key}, {name}: {run[i].mean():.1f}")
    best = max(WIDTHS, key=lambda w: runs[w][i].mean())
    gain = "{:.1f} ± {:.1f}".format(*interval(drop[i] - runs[best][i]))
    print(f"best plain width, {name}: {best}")
    print(f"gain of dropout on it, {name}: {gain}")

_, ax = plt.subplots(figsize=(5.5, 3))
for i, color, line in ((0, "C1", "s-"), (1, "C4", "^--")):
    mean, half = interval(torch.stack([runs[w][i] for w in WIDTHS]))
    ax.fill_between(range(4), mean - half, mean + half, color=color, alpha=0.2)
    ax.plot(range(4), mean, line, color=color)
ax.errorbar(3.06, *interval(drop[0]), fmt="o", color="C0", capsize=3)
ax.text(3, 89, "dropout 0.5, to the end", color="C0", ha="right")
ax.text(1.2, 86.5, "plain, stopped early", color="C4", ha="right")
ax.text(2.2, 77, "plain, to the end", color="C1", ha="right")
ax.set(xlabel="units in each hidden layer", xticks=range(4), xticklabels=WIDTHS)
ax.set(ylabel="accuracy on new images, %", yticks=(70, 80, 90))
plt.show()
