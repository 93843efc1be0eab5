"""The paths of SGD and Adagrad down a valley along an axis, and turned."""

# --8<-- [start:path]
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.optim import SGD, Adagrad

GOAL = 1e-3  # of the first loss


def valley(degrees):
    """The turn, and the loss as a matrix: 20 times as steep across."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    turn = torch.tensor([[c, -s], [s, c]])
    return turn, turn @ torch.diag(torch.tensor([1.0, 20.0]).double()) @ turn.T


def path(optimizer_class, degrees, lr):
    """The points until the loss stays below the goal, at most 200 steps."""
    turn, matrix = valley(degrees)
    start = turn @ torch.tensor([-3.0, 2.0]).double()  # turns along
    weights = start.requires_grad_()
    optimizer, losses, points = optimizer_class([weights], lr=lr), [], []
    for _ in range(201):
        loss = weights @ matrix @ weights / 2
        points.append(weights.detach().numpy().copy())
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    above = np.flatnonzero(np.array(losses) > GOAL * losses[0])
    return np.array(points[: above[-1] + 2])


# --8<-- [end:path]
_, panels = plt.subplots(1, 2, figsize=(5.5, 2.5))
for ax, degrees in zip(panels, (0, 45), strict=True):
    x, y = np.meshgrid(np.linspace(-4, 1, 150), np.linspace(-3.4, 2.4, 150))
    m = valley(degrees)[1].numpy()
    height = m[0, 0] * x**2 + 2 * m[0, 1] * x * y + m[1, 1] * y**2
    rings = np.array([0.4, 1.3, 2.6, 4.4, 6.7, 9.4]) ** 2
    ax.contour(x, y, height, rings, colors="C4", linewidths=0.6, alpha=0.5)
    for kind, style in ((SGD, "C1--"), (Adagrad, "C0-")):
        rates = np.logspace(-2, 0.7, 55)
        points = min((path(kind, degrees, r) for r in rates), key=len)
        name = kind.__name__
        print(f"steps at {degrees} degrees, {name}: {len(points) - 1}")
        ax.plot(*points.T, style, marker="o", markersize=2.5, linewidth=1.2)
    ax.plot(0, 0, "*", color="C2", markersize=9)
    ax.set(aspect="equal", xlabel="weight 1", xticks=[], yticks=[])
panels[0].set(ylabel="weight 2", title="valley along an axis")
panels[1].set(title="turned by 45°")
for ax, x, y, name, color in (
    (panels[0], -3.8, -2, "SGD", "C1"),
    (panels[0], -2.2, 1.2, "Adagrad", "C0"),
    (panels[1], -2.4, 0.2, "SGD", "C1"),
    (panels[1], -3.9, -2.4, "Adagrad", "C0"),
):
    ax.text(x, y, name, color=color)
plt.show()
