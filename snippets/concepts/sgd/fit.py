"""Try a step to each side, then let the slope turn a line, step by step."""

import matplotlib.pyplot as plt
import numpy as np

inputs, targets = np.array([1.0, 2.0]), np.array([2.0, 4.0])


def loss(w):
    """The mean of the squared errors of the predictions w * inputs."""
    return ((w * inputs - targets) ** 2).mean()


left, right = loss(-0.1), loss(0.1)
print(f"loss at w = -0.1: {left:.3f}")
print(f"loss at w = 0: {loss(0):g}")
print(f"loss at w = 0.1: {right:.3f}")
print(f"from left to right: {right - left:.0f}")
print(f"slope: {(right - left) / 0.2:.0f}")

_, axes = plt.subplots(1, 4, figsize=(5.5, 2), sharex=True, sharey=True)
w = 0.0
for step, ax in enumerate(axes):
    when = f"after step {step}" if step else "start"
    print(f"{when}: w {w:g}, loss {loss(w):.3g}")
    ax.plot([0, 2.4], [0, 2.4 * w], color="C0")
    ax.vlines(inputs, w * inputs, targets, color="C3", linestyle=":")
    ax.plot(inputs, targets, "o", color="C2", markersize=6)
    ax.set(title=f"{when}\nloss {loss(w):.3g}", xlabel="input")
    slope = (loss(w + 0.1) - loss(w - 0.1)) / 0.2  # of a parabola: exact
    w -= 0.1 * slope
axes[0].set(ylabel="target", ylim=(-0.3, 4.6), xlim=(0, 2.4))
axes[0].set_xticks([0, 1, 2])
plt.show()
