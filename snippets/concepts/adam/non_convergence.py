"""The convex problem on which Adam goes the wrong way, and AMSGrad."""

import matplotlib.pyplot as plt
import torch


def path(**options):
    """3000 steps on the losses 3x, −x, −x, 3x, …; x stays in −1 to 1."""
    x = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer, points = torch.optim.Adam([x], lr=0.1, **options), []
    for t in range(1, 3001):
        optimizer.param_groups[0]["lr"] = 0.1 / t**0.5
        x.grad = torch.tensor(3.0 if t % 3 == 1 else -1.0, dtype=torch.float64)
        optimizer.step()
        with torch.no_grad():
            x.clamp_(-1, 1)
        points.append(x.item())
    return points


short = path(betas=(0.0, 0.1))
maximum = path(betas=(0.0, 0.1), amsgrad=True)
longer = path(betas=(0.0, 0.999))
print(f"Adam with betas (0, 0.1) ends at: {short[-1]:.2f}")
print(f"with amsgrad=True: {maximum[-1]:.2f}")
print(f"Adam with betas (0, 0.999): {longer[-1]:.2f}")
print(f"Adam with betas (0.9, 0.1): {path(betas=(0.9, 0.1))[-1]:.2f}")
print(f"Adam with its default betas: {path()[-1]:.2f}")

# In units of the learning rate, without its fall and without the bounds.
x = torch.zeros((), dtype=torch.float64, requires_grad=True)
optimizer, steps = torch.optim.Adam([x], lr=1.0, betas=(0.0, 0.1)), []
for gradient in [3.0, -1.0, -1.0] * 100:
    before, x.grad = x.item(), torch.tensor(gradient, dtype=torch.float64)
    optimizer.step()
    steps.append(x.item() - before)
for name, step in zip(("3x", "first −x", "second −x"), steps[-3:], strict=True):
    print(f"step of the {name}: {step:.2f} lr")
print(f"divisor of the 3: {-3 / steps[-3]:.2f}")

_, ax = plt.subplots(figsize=(5.5, 2.6))
ax.plot(short, color="C3")
ax.plot(maximum, "--", color="C0")
ax.plot(longer, ":", color="C4")
ax.text(3000, 0.75, "betas (0, 0.1)", color="C3", ha="right")
ax.text(700, -0.55, "the same with amsgrad", color="C0")
ax.text(60, -1.25, "betas (0, 0.999)", color="C4")
ax.set(xlabel="step", ylabel="x (best: −1)", ylim=(-1.4, 1.2))
plt.show()
