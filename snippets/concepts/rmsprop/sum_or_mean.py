"""The length of each step when the gradient shrinks to a tenth."""

# --8<-- [start:lengths]
import matplotlib.pyplot as plt
import numpy as np
import torch

gradients = np.where(np.arange(1, 1001) <= 300, 1.0, 0.1)


def step_lengths(optimizer_class):
    """The change that each gradient makes, as a multiple of lr = 0.01."""
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer, weights = optimizer_class([weight], lr=0.01), [0.0]
    for gradient in gradients:
        weight.grad = torch.tensor(gradient)
        optimizer.step()
        weights.append(weight.item())
    return -np.diff(weights) / 0.01


lengths = {
    "SGD": step_lengths(torch.optim.SGD),
    "Adagrad": step_lengths(torch.optim.Adagrad),
    "RMSprop": step_lengths(torch.optim.RMSprop),
}
for name, length in lengths.items():
    for step in (1, 100, 300, 301, 1000):
        print(f"step {step}, {name}: {length[step - 1]:.3g}")

# --8<-- [end:lengths]
_, ax = plt.subplots(figsize=(5.2, 1.95))
steps = np.arange(1, 1001)
ax.axvline(300.5, color="C4", linewidth=0.8, linestyle=":")
ax.semilogy(steps, lengths["SGD"], "--", color="C1")
ax.semilogy(steps, lengths["Adagrad"], "-.", color="C0")
ax.semilogy(steps, lengths["RMSprop"], "-", color="C0")
ax.text(990, 0.125, "SGD", color="C1", ha="right")
ax.text(990, 0.0105, "Adagrad: the sum remembers", color="C0", ha="right")
ax.text(990, 1.25, "RMSProp: the mean forgets", color="C0", ha="right")
ax.text(315, 6, "gradient 0.1", color="C4")
ax.text(285, 6, "gradient 1", color="C4", ha="right")
ax.set(xlabel="step", ylabel="length of the step / lr", xlim=(-10, 1000))
ax.set_xticks([1, 300, 1000])
ax.set_yticks([10, 1, 0.1, 0.01], ["10", "1", "1/10", "1/100"])
ax.minorticks_off()
plt.show()
