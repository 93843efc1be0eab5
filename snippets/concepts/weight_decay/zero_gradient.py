"""One step in which the data pull on nothing: only the decay acts."""

import torch


def weight_after(kind, steps=1, grad=0.0, **options):
    """A weight that starts at 1 and whose data gradient is 0, or None."""
    weight = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer = kind([weight], lr=0.1, **options)
    for _ in range(steps):
        weight.grad = None if grad is None else torch.zeros_like(weight)
        optimizer.step()
    return weight.item()


SGD, Adam, AdamW = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
decoupled = {"weight_decay": 0.1, "decoupled_weight_decay": True}

print(f"SGD, decay 0.1: {weight_after(SGD, weight_decay=0.1):.3f}")
print(f"AdamW, decay 0.1: {weight_after(AdamW, weight_decay=0.1):.3f}")
idle = weight_after(AdamW, grad=None, weight_decay=0.1)
print(f"AdamW, decay 0.1, gradient None: {idle:.3f}")
print(f"Adam, decoupled, decay 0.1: {weight_after(Adam, **decoupled):.3f}")
print(f"Adam, decay 0.1: {weight_after(Adam, weight_decay=0.1):.3f}")
print(f"Adam, decay 0.0001: {weight_after(Adam, weight_decay=1e-4):.3f}")

for decay in (19, 21):  # lr · decay just below 2, and just above
    left = weight_after(SGD, steps=20, weight_decay=decay)
    print(f"SGD, decay {decay}, 20 steps: {left:.2f}")
