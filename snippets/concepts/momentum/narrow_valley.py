"""Paths of descent in a narrow valley, without and with momentum."""

import matplotlib.pyplot as plt
import numpy as np

curvature = np.array([1.0, 100.0])  # along the valley, across it
start = np.array([-10.0, 1.0])


def path(lr, momentum, steps):
    """The points visited on the loss (w₁² + 100 w₂²) / 2."""
    weights, buffer, points = start, np.zeros(2), [start]
    for _ in range(steps):
        gradient = curvature * weights
        buffer = momentum * buffer + gradient
        weights = weights - lr * buffer
        points.append(weights)
    return np.array(points)


plain = path(lr=0.0198, momentum=0.0, steps=50)
momentum = path(lr=0.0065, momentum=0.9, steps=50)
too_large = path(lr=0.022, momentum=0.0, steps=6)

for label, points in [("plain", plain), ("momentum", momentum)]:
    left = np.linalg.norm(points[-1]) / np.linalg.norm(start)
    print(f"distance left after 50 steps, {label}: {left:.0%}")
moves = np.abs(np.diff(momentum, axis=0))  # each is lr times the buffer
along, across = moves.max(axis=0) / moves[0]
print(f"largest over first buffer along it: {along:.1f}")
print(f"largest over first buffer across it: {across:.2f}")
growth = abs(too_large[6, 1] / too_large[0, 1])
print(f"growth across the valley in 6 steps at lr 0.022: {growth:.1f} times")

_, ax = plt.subplots(figsize=(5, 2.3))
w1, w2 = np.meshgrid(np.linspace(-11, 3, 200), np.linspace(-3, 3, 200))
loss = (curvature[0] * w1**2 + curvature[1] * w2**2) / 2
levels = np.array([1, 3, 6, 10, 15, 21]) ** 2 / 2
ax.contour(w1, w2, loss, levels, colors="C4", linewidths=0.6)
ax.plot(*too_large.T, "^--", color="C3", markersize=3)
ax.plot(*plain.T, "s-", color="C1", markersize=2.5, linewidth=1)
ax.plot(*momentum.T, "o-", color="C0", markersize=3)
ax.plot(0, 0, "*", color="C2", markersize=12)
ax.text(-8.4, 2.3, "plain, lr 0.022: flies out", color="C3")
ax.text(-7.4, 1.15, "plain, lr 0.0198", color="C1")
ax.text(-4.7, -1.15, "momentum 0.9, lr 0.0065", color="C0")
ax.text(-0.2, 0.5, "minimum", color="C2")
ax.set(xlabel="weight w₁", ylabel="weight w₂", xlim=(-11, 3), ylim=(-3, 3))
ax.set_aspect("equal")  # the valley is ten times as long as wide
ax.set_xticks([-10, -5, 0])
ax.set_yticks([-2, 0, 2])
plt.show()
