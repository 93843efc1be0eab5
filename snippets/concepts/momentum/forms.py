"""What "momentum 0.9" means for the gradients 0.59 and 0.74, form by form."""

import torch

gradients = [0.59, 0.74]


def torch_steps(lrs=(1.0, 1.0), **options):
    """The two steps that torch.optim.SGD takes with momentum 0.9."""
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.9, **options)
    steps = []
    for gradient, lr in zip(gradients, lrs, strict=True):
        before = weight.item()
        optimizer.param_groups[0]["lr"] = lr
        weight.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        steps.append(before - weight.item())
    return steps


average = 0.0
for gradient in gradients:
    average = 0.9 * average + (1 - 0.9) * gradient

print(f"PyTorch: {torch_steps()[1]:.5g}")
print(f"PyTorch, dampening 0.9: {torch_steps(dampening=0.9)[1]:.5g}")
print(f"PyTorch, Nesterov: {torch_steps(nesterov=True)[1]:.5g}")
print(f"average from zero: {average:.5g}")
print(f"average from zero, corrected: {average / (1 - 0.9**2):.4g}")

# --8<-- [start:schedule]
lrs = [0.2, 0.02]  # the learning rate drops tenfold before step 2
velocity = 0.0
for gradient, lr in zip(gradients, lrs, strict=True):
    velocity = 0.9 * velocity + lr * gradient  # the rate is inside
print(f"step after a tenfold drop, PyTorch: {torch_steps(lrs)[1]:.4g}")
print(f"step after a tenfold drop, rate inside: {velocity:.4g}")
# --8<-- [end:schedule]
