"""The first steps of Adam, with and without the corrections for the start."""

import matplotlib.pyplot as plt
import numpy as np
import torch

# --8<-- [start:sizes]
for gradient in (1000.0, 1.0, 0.001, 1e-6, 1e-8):
    weight = torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=0.1)
    weight.grad = torch.tensor(gradient)
    optimizer.step()
    print(f"first step at lr 0.1, gradient {gradient:g}: {-weight.item():.3f}")
# --8<-- [end:sizes]


# --8<-- [start:correction]
def without_correction(t, beta1=0.9, beta2=0.999):
    """Length of step t in units of lr, under a constant gradient, eps 0."""
    return (1 - beta1**t) / np.sqrt(1 - beta2**t)


steps = np.arange(1, 10001)
lengths = without_correction(steps)
print(f"without correction, step 1: {lengths[0]:.2f}")
print(f"without correction, longest step: {lengths.max():.2f}")
print(f"without correction, its number: {steps[lengths.argmax()]}")
first_100 = lengths[:100].sum()
print(f"without correction, first 100 steps together: {first_100:.0f}")
# --8<-- [end:correction]

_, ax = plt.subplots(figsize=(5.5, 2.5))
ax.semilogx(steps, lengths, color="C3")
ax.semilogx(steps, np.ones(len(steps)), "--", color="C0")
ax.plot(12, lengths[11], "o", color="C3")
ax.text(45, 5.6, "without", color="C3")
ax.text(1.2, 1.25, "with the corrections", color="C0")
ax.set(xlabel="step", ylabel="length of the step, in lr", ylim=(0, 7))
ax.set_xticks([1, 12, 100, 1000, 10000], ["1", "12", "100", "1000", "10,000"])
plt.show()
