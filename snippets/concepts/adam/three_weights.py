"""How far Adam moves weights whose gradients are huge, tiny, or noise."""

import matplotlib.pyplot as plt
import torch

torch.manual_seed(0)
steps, lr = 100, 0.1
always = torch.ones(steps, 1)
signs = torch.randint(0, 2, (steps, 10)) * 2.0 - 1  # +1 or −1, ten weights


def positions(optimizer_class, gradients):
    """How far the weights have moved against the gradient, step by step."""
    weights = torch.zeros(gradients.shape[1:], requires_grad=True)
    optimizer, path = optimizer_class([weights], lr=lr), [(-weights).tolist()]
    for gradient in gradients:
        weights.grad = gradient
        optimizer.step()
        path.append((-weights).tolist())
    return torch.tensor(path)


def typical(lengths):
    """The root of the mean square."""
    return lengths.square().mean().sqrt().item()


paths = {}
for name in ("Adam", "SGD"):
    for size in (1000, 0.001):
        for kind, pattern in [("gradient", always), ("noise of", signs)]:
            path = positions(getattr(torch.optim, name), size * pattern)
            moved = float(f"{typical(path[-1]):.3g}")  # three digits
            print(f"moved by {name}, {kind} {size}: {moved:g}")
            paths[name, kind, size] = path

late = paths["Adam", "noise of", 1000][50:].diff(dim=0)  # the last 50 steps
print(f"a step of Adam in noise: {typical(late) / lr:.2f} lr")

_, ax = plt.subplots(figsize=(5.5, 2.2))
for kind, color in [("noise of", "C4"), ("gradient", "C0")]:
    wide = 4 if kind == "gradient" else 2
    ax.plot(paths["Adam", kind, 1000], color=color, linewidth=wide, alpha=0.4)
    ax.plot(paths["Adam", kind, 0.001], "--", color=color, linewidth=wide / 4)
ax.text(58, 8.2, "always 1000,\nand always 0.001", color="C0", ha="right")
ax.text(99, 3.4, "signs at random,\n±1000 and ±0.001", color="C4", ha="right")
ax.set(xlabel="step", ylabel="against the gradient", xlim=(0, 100))
plt.show()
