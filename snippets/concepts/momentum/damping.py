"""A ball in a valley under much friction, the critical amount and little."""

import matplotlib.pyplot as plt
import numpy as np

lr, curvature = 0.04, 1.0  # the loss is curvature · w² / 2
critical = (1 - (lr * curvature) ** 0.5) ** 2


def path(momentum, steps=400):
    """The weight after each step, from 1."""
    weight, buffer, weights = 1.0, 0.0, [1.0]
    for _ in range(steps):
        buffer = momentum * buffer + curvature * weight
        weight = weight - lr * buffer
        weights.append(weight)
    return np.array(weights)


def arrival(weights):
    """The steps until the weight stays within 0.01 of the minimum, 0."""
    return len(weights) - (abs(weights) > 0.01)[::-1].argmax()


print(f"critical momentum: {critical:.2f}")
print(f"momentum 0.9 is critical at lr · curvature: {(1 - 0.9**0.5) ** 2:.4f}")
for momentum in (0, 0.3, critical, 0.68, 0.95):
    counted = arrival(path(momentum))
    print(f"steps to arrive, momentum {momentum:.2g}: {counted}")

_, (valley, ax) = plt.subplots(
    1, 2, figsize=(5.5, 2), width_ratios=[1, 2.5], layout="constrained"
)
w = np.linspace(-1.3, 1.3)
valley.plot(w, w**2 / 2, color="C4")
valley.plot(1, 0.56, "o", color="C0", markersize=11)
valley.arrow(1, 0.56, -0.5, -0.3, head_width=0.1, color="C0")
valley.text(-0.5, 0.42, "slope\npushes", color="C0")
valley.set(xlabel="weight", ylabel="loss", xticks=[-1, 0, 1], yticks=[])
ax.axhline(0, color="C2", linewidth=0.8)
for momentum, color, style, label, x, y in [
    (0.3, "C4", "--", "momentum 0.3: creeps", 11, 0.6),
    (critical, "C0", "-", f"{critical:.2f}: just right", 24, -0.19),
    (0.95, "C4", ":", "0.95: rings", 20, -0.65),
]:
    ax.plot(path(momentum)[:61], style, color=color)
    ax.text(x, y, label, color=color)
ax.set(xlabel="steps", ylabel="weight", xlim=(0, 60), ylim=(-1, 1.05))
ax.set(xticks=[0, 20, 40, 60], yticks=[-1, 0, 1])
plt.show()
