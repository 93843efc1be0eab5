"""Weight decay in Adam (an L2 penalty) and in AdamW (decoupled)."""

import torch


def weight_after(optimizer_class, gradients, lr, weight_decay):
    """Where one weight, 1 at first, stands after these gradients."""
    weight = torch.ones(1, requires_grad=True)
    optimizer = optimizer_class([weight], lr=lr, weight_decay=weight_decay)
    for gradient in gradients:
        weight.grad = torch.tensor([gradient])
        optimizer.step()
    return weight.item()


# --8<-- [start:zero]
for name in ("Adam", "AdamW"):
    for decay in (0.1, 0.0001):
        left = weight_after(getattr(torch.optim, name), [0.0], 0.1, decay)
        print(f"{name}, weight_decay {decay:g}: {left:.3f}")
# --8<-- [end:zero]

# What is left, beside the same 1000 steps without decay.
for name in ("Adam", "AdamW"):
    for size in (1.0, 100.0):
        gradients = [size, -size] * 500
        kind = getattr(torch.optim, name)
        left = weight_after(kind, gradients, lr=0.001, weight_decay=0.1)
        without = weight_after(kind, gradients, lr=0.001, weight_decay=0)
        print(f"{name}, 1000 gradients ±{size:g}: {left / without:.3f}")
