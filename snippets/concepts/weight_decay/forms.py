"""What "weight decay 0.1" does to a weight without gradient, by form."""

import torch


def left_after(steps, kind=torch.optim.SGD, **options):
    """What is left of a weight of 1 whose data gradient is 0."""
    weight = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer = kind([weight], lr=0.1, weight_decay=0.1, **options)
    for _ in range(steps):
        weight.grad = torch.zeros_like(weight)
        optimizer.step()
    return weight.item()


def left_of_the_paper(steps, schedule=1.0, decay=0.1):
    """Loshchilov and Hutter: w ← w − η λ w, without the learning rate."""
    return (1 - schedule * decay) ** steps


print(f"SGD, 20 steps: {left_after(20):.3f}")
for steps in (20, 36):
    left = left_after(steps, momentum=0.9)
    print(f"SGD with momentum 0.9, {steps} steps: {left:.3f}")
print(f"AdamW, 20 steps: {left_after(20, torch.optim.AdamW):.3f}")
print(f"AdamW of the paper, 20 steps: {left_of_the_paper(20):.3f}")
