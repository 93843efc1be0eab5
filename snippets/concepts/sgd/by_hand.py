"""Two steps of SGD by hand, then by PyTorch."""

import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])  # two examples

w = 0.0
for step in (1, 2):
    errors = w * x - y
    loss = (errors**2).mean().item()
    slopes = 2 * errors * x  # one for each example
    gradient = slopes.mean().item()
    w = w - 0.1 * gradient
    print(f"errors before step {step}: {errors[0]:g} and {errors[1]:g}")
    print(f"loss before step {step}: {loss:g}")
    each = f"{slopes[0]:g} and {slopes[1]:g}"
    print(f"slopes of each example at step {step}: {each}")
    print(f"gradient at step {step}: {gradient:g}")
    print(f"weight after step {step}: {w:g}")

weight = torch.nn.Parameter(torch.tensor(0.0))
optimizer = torch.optim.SGD([weight], lr=0.1)
for _ in range(2):
    optimizer.zero_grad()
    torch.nn.functional.mse_loss(weight * x, y).backward()
    optimizer.step()
print(f"weight after two steps, PyTorch: {weight.item():g}")
