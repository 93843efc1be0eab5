"""Fewer parameters, or a big network that is regularised?"""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy, dropout

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
torch.manual_seed(0)  # ten networks, each its own shuffle of the images
order = torch.stack([torch.randperm(1797) for _ in range(10)])
x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
true = torch.tensor(digits)[order]
other = (true + torch.randint(1, 10, true.shape)) % 10
y = torch.where(torch.rand(true.shape) < 0.2, other, true)  # 20 % wrong


def train(width, p=0.0, decay=0.0, lr=0.001, epochs=80):
    """Accuracy (%) of ten networks: after the epochs, and stopped early."""
    torch.manual_seed(0)
    sizes = (64, width), (width, width), (width, 10)  # + 1 row: the bias
    layers = [(2 * torch.rand(10, n + 1, m) - 1) / n**0.5 for n, m in sizes]
    layers = [w.requires_grad_() for w in layers]  # each of all ten networks
    optimizer = torch.optim.AdamW(layers, lr=lr, weight_decay=decay, fused=True)

    def scores(rows, training=False):
        h = x[:, rows]
        for w in layers:
            h = h if w is layers[0] else dropout(h.relu(), p, training)
            h = h @ w[:, :-1] + w[:, -1:]
        return h.transpose(1, 2)  # (networks, classes, images)

    least, best = torch.inf * torch.ones(10), torch.zeros(10)
    for epoch in range(1, epochs + 1):
        for b in torch.randperm(200).split(20):
            optimizer.zero_grad()
            loss = cross_entropy(scores(b, True), y[:, b], reduction="sum")
            (loss / 20).backward()  # a sum over networks: they do not mix
            optimizer.step()
        if epoch % 4 == 0:
            s = scores(slice(200, None)).detach()
            val = cross_entropy(s[..., :50], y[:, 200:250], reduction="none")
            val, right = val.mean(dim=1), s[..., 50:].argmax(1) == true[:, 250:]
            end = 100 * right.float().mean(dim=1)
            best = torch.where(val < least, end, best)
            least = torch.minimum(val, least)
    return torch.stack([end, best])


def interval(values):  # mean of ten, and half its 95 % t interval
    return values.mean(dim=-1), 2.262 * values.std(dim=-1) / 10**0.5


decays = {d: train(128, decay=d) for d in (0.5, 1, 2, 4)}
plain, drop, long = {}, train(128, p=0.5), train(128, p=0.5, epochs=320)[0]
for w in (16, 32, 64, 128):  # each column has the better of two learning rates
    rates = zip(train(w), train(w, lr=0.003), strict=True)
    plain[w] = [max(pair, key=torch.mean) for pair in rates]
for i, name in enumerate(["to the end", "stopped early"]):
    print(f"dropout 0.5, {name}: {drop[i].mean():.1f}")
    for kind, runs in (("plain", plain), ("decay", decays)):
        for key, run in runs.items():
            print(f"{kind} {key}, {name}: {run[i].mean():.1f}")
            gain = "{:.1f} ± {:.1f}".format(*interval(drop[i] - run[i]))
            print(f"gain of dropout on {kind} {key}, {name}: {gain}")
        best = max(runs, key=lambda key: runs[key][i].mean())
        print(f"best {kind}, {name}: {best}")
lost = "{:.1f} ± {:.1f}".format(*interval(plain[128][1] - long))
print(f"dropout 0.5, 320 epochs: {long.mean():.1f}")
print(f"plain 128 stopped early, above that: {lost}")
_, ax = plt.subplots(figsize=(5.5, 3))
for i, color, line in ((0, "C1", "s-"), (1, "C4", "^--")):
    values = interval(torch.stack([run[i] for run in plain.values()]))
    ax.errorbar(range(4), *values, fmt=line, color=color, capsize=3)
for at, run, mark in ((3.9, drop[0], "s"), (4.1, drop[1], "^"), (5, long, "o")):
    ax.errorbar(at, *interval(run), fmt=mark, color="C0", capsize=3)
ax.text(2.2, 86.8, "plain, stopped early", color="C4", ha="right")
ax.text(2.3, 76, "plain, 80 epochs", color="C1", ha="right")
ax.set(xlabel="units in each hidden layer", ylabel="accuracy on new images, %")
ax.set(xticks=range(6), xticklabels=[*plain, "128,\ndropout", "320 epochs"])
plt.show()
