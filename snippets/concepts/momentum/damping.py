"""One weight under too little momentum, the critical amount and too much."""

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

_, ax = plt.subplots(figsize=(5, 2.6))
ax.axhline(0, color="C2", linewidth=0.8)
for momentum, color, style, label, x, y in [
    (0.3, "C4", "--", "0.3: creeps", 11, 0.6),
    (critical, "C0", "-", f"{critical:.2f}: critical", 25.5, -0.2),
    (0.95, "C4", ":", "0.95: swings", 20, -0.65),
]:
    ax.plot(path(momentum)[:61], style, color=color)
    ax.text(x, y, label, color=color)
ax.set(xlabel="steps", ylabel="weight", xlim=(0, 60), ylim=(-1, 1.05))
ax.set_xticks([0, 20, 40, 60])
ax.set_yticks([-1, 0, 1])
plt.show()
