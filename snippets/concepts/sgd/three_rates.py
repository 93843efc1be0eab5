"""Gradient descent on a parabola, at three learning rates."""

import matplotlib.pyplot as plt
import numpy as np


def path(lr, steps=4, start=2.0):
    """The weights visited on the loss w², whose gradient is 2w."""
    weights = [start]
    for _ in range(steps):
        weights.append(weights[-1] - lr * 2 * weights[-1])
    return np.array(weights)


_, axes = plt.subplots(1, 3, figsize=(5.5, 2.1), sharey=True)
w = np.linspace(-3.3, 3.3, 200)
rates, colors = [0.1, 0.8, 1.05], ["C1", "C0", "C3"]
for ax, lr, color in zip(axes, rates, colors, strict=True):
    weights = path(lr)
    print(f"w after 4 steps, lr {lr}: {weights[-1]:.2f}")
    ax.plot(w, w**2, color="C4", linewidth=0.8)
    ax.plot(weights, weights**2, "o-", color=color, markersize=4)
    for number, weight in enumerate(weights[:3]):
        ax.text(weight + 0.25, weight**2, str(number), color=color)
    ax.plot(0, 0, "*", color="C2", markersize=11)
    ax.set(title=f"lr {lr}", xlabel="weight w", xlim=(-3.3, 3.3))
axes[0].set(ylabel="loss w²", ylim=(-0.5, 9.5))
plt.show()
