"""How long a step of Adam can get: gradients that grow by 11 % a step."""

import torch

beta1, beta2 = 0.9, 0.999


def longest_step(gradients):
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=1.0, eps=0)
    longest = 0.0
    for g in gradients:
        before = weight.item()
        weight.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        longest = max(longest, abs(weight.item() - before))
    return longest


growth = beta2 / beta1  # 1.11
bound = (1 - beta1) / ((1 - beta2) * (1 - beta1**2 / beta2)) ** 0.5
tiny = [1e-100, -1e-100] * 5000  # a long past of almost nothing
print(f"bound: {bound:.2f}")
growing = longest_step([*tiny, *(growth**k for k in range(-300, 300))])
print(f"growth in a step: {growth - 1:.0%}")
print(f"gradients that grow: {growing:.2f} lr")
print(f"one gradient after zeros: {longest_step([*tiny, 1.0]):.2f} lr")
