"""What weight decay 0.1 does to a weight under SGD, AdamW and Adam."""

# --8<-- [start:run]
import matplotlib.pyplot as plt
import torch


def mean_weight(kind, noise, weight_decay, steps=50):
    """Mean, step by step, of 100,000 weights from 1; spread at the end.

    The data pull them nowhere: their gradients are normal noise around 0,
    of standard deviation `noise`.
    """
    torch.manual_seed(0)
    weights = torch.ones(100_000, requires_grad=True)
    optimizer = kind([weights], lr=0.1, weight_decay=weight_decay)
    means = [1.0]
    for _ in range(steps):
        weights.grad = noise * torch.randn(100_000)
        optimizer.step()
        means.append(weights.mean().item())
    return means, weights.std().item()


curves = {
    "SGD": (torch.optim.SGD, 0.1),
    "AdamW": (torch.optim.AdamW, 0.1),
    "Adam, 0.1": (torch.optim.Adam, 0.1),
    "Adam, 0.0001": (torch.optim.Adam, 0.0001),
}
found = {}
for title, noise in [("no gradient", 0), ("noisy gradients", 5)]:
    for name, (kind, weight_decay) in curves.items():
        means, spread = mean_weight(kind, noise, weight_decay)
        found[title, name] = means
        print(f"after 10 steps, {title}, {name}: {means[10]:.2f}")
        if noise:
            print(f"spread after 50 steps, {name}: {spread:.2g}")
# --8<-- [end:run]

_, panels = plt.subplots(1, 2, figsize=(5, 2.2), sharey=True)
quiet, noisy = panels
styles = ("C4-", "C0--", "C3-", "C1:")
for ax, title in zip(panels, ("no gradient", "noisy gradients"), strict=True):
    for name, style in zip(curves, styles, strict=True):
        ax.plot(found[title, name], style[2:], color=style[:2])
    ax.set(title=title, xlabel="steps", xticks=(0, 25, 50))
quiet.set(ylabel="mean weight", yticks=(0, 0.5, 1), ylim=(-0.55, 1.25))
quiet.text(52, 0.82, "SGD = AdamW", color="C0", ha="right")
quiet.text(52, -0.48, "Adam, 0.1 and 0.0001", color="C3", ha="right")
noisy.text(50, 0.4, "SGD ≈ AdamW", color="C0", ha="right")
noisy.text(50, 1.07, "Adam, 0.0001", color="C1", ha="right")
noisy.text(50, 0.77, "Adam, 0.1", color="C3", ha="right")
plt.show()
