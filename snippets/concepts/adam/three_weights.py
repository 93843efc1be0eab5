"""How far Adam moves weights whose gradients are huge, tiny, or noise."""

import matplotlib.pyplot as plt
import torch

torch.manual_seed(0)
steps, lr = 100, 0.1
signs = torch.randint(0, 2, (steps, 20)) * 2.0 - 1  # +1 or −1, 20 weights
sizes = torch.tensor([1000.0] * 10 + [0.001] * 10)


def positions(optimizer_class, gradients):
    """How far the weights have moved against the gradient, step by step."""
    weights = torch.zeros(gradients.shape[1:], requires_grad=True)
    optimizer, path = optimizer_class([weights], lr=lr), [(-weights).tolist()]
    for gradient in gradients:
        weights.grad = gradient
        optimizer.step()
        path.append((-weights).tolist())
    return torch.tensor(path)


always = torch.ones(steps, 1)
huge = positions(torch.optim.Adam, 1000 * always)
tiny = positions(torch.optim.Adam, 0.001 * always)
noise = positions(torch.optim.Adam, sizes * signs)
print(f"moved by Adam, gradient 1000: {huge[-1].item():.3g}")
print(f"moved by Adam, gradient 0.001: {tiny[-1].item():.3g}")
noise_sgd = positions(torch.optim.SGD, sizes * signs)
for name, ends in [("Adam", noise[-1]), ("SGD", noise_sgd[-1])]:
    for size, some in [("1000", ends[:10]), ("0.001", ends[10:])]:
        moved = some.square().mean().sqrt().item()  # root mean square
        print(f"moved by {name}, noise of {size}: {moved:.3g}")
for gradient in (1000, 0.001):
    moved = positions(torch.optim.SGD, gradient * always)[-1].item()
    print(f"moved by SGD, gradient {gradient:g}: {round(moved, 3):g}")

_, ax = plt.subplots(figsize=(5.5, 2.2))
ax.plot(noise, color="C4", linewidth=0.7, alpha=0.7)
ax.plot(huge, color="C0", linewidth=4, alpha=0.4)
ax.plot(tiny, "--", color="C0")
ax.text(58, 8.2, "always 1000,\nand always 0.001", color="C0", ha="right")
ax.text(99, 3.4, "signs at random\n(20 weights)", color="C4", ha="right")
ax.set(xlabel="step", ylabel="against the gradient", xlim=(0, 100))
plt.show()
