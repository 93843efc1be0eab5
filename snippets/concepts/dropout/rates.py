"""Which dropout rate p? Four tried on digits, and nearest neighbours."""

import torch
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier
from torch.nn.functional import cross_entropy, dropout

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
torch.manual_seed(0)  # ten networks, each its own shuffle of the images
order = torch.stack([torch.randperm(1797) for _ in range(10)])
x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
true = torch.tensor(digits)[order]
other = (true + torch.randint(1, 10, true.shape)) % 10
y = torch.where(torch.rand(true.shape) < 0.2, other, true)  # 20 % wrong


def train(p):
    """Accuracy (%) of ten networks after 80 epochs, stopped early; fit (%)."""
    torch.manual_seed(0)
    sizes = (64, 128), (128, 128), (128, 10)  # + 1 row: the bias
    layers = [(2 * torch.rand(10, n + 1, m) - 1) / n**0.5 for n, m in sizes]
    layers = [w.requires_grad_() for w in layers]  # each of all ten networks
    optimizer = torch.optim.Adam(layers, lr=0.001, fused=True)

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
        if epoch % 4 == 0:  # learned from 200, stop by 50, measured on 1547
            s = scores(slice(None)).detach().split([200, 50, 1547], dim=2)
            val = cross_entropy(s[1], y[:, 200:250], reduction="none")
            end = share(s[2].argmax(1) == true[:, 250:])
            best = torch.where(val.mean(dim=1) < least, end, best)
            least = torch.minimum(val.mean(dim=1), least)
    return end, best, share(s[0].argmax(1) == y[:, :200])


def share(right):
    return 100 * right.float().mean(dim=1)


def interval(values):
    """Mean over the ten draws, and half its 95 % t interval."""
    half = 2.262 * values.std() / 10**0.5
    return f"{values.mean():.1f} ± {half:.1f}"


runs = {p: train(p) for p in (0, 0.2, 0.5, 0.8)}
plain, drop = runs[0][1], runs[0.5][1]  # both stopped early
for p, (end, best, fit) in runs.items():
    print(f"p = {p}, after 80 epochs: {end.mean():.1f}")
    print(f"p = {p}, stopped early: {best.mean():.1f}")
    print(f"p = {p}, labels learned from: {fit.mean():.1f}")
    if p:
        print(f"p = {p}, gain where both stop early: {interval(best - plain)}")
print(f"p = 0.5 above p = 0.2, stopped early: {interval(drop - runs[0.2][1])}")

for k in (5, 1):
    vote, right = KNeighborsClassifier(n_neighbors=k), []
    for images, labels, answers in zip(x, y, true, strict=True):
        vote.fit(images[:200], labels[:200])
        right.append(100 * vote.score(images[250:], answers[250:]))
    right = torch.tensor(right)
    print(f"k = {k}, nearest neighbours: {right.mean():.1f}")
    print(f"k = {k}, above p = 0.5 stopped: {interval(right - drop)}")
