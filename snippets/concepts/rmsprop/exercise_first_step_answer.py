"""Answer: how long is RMSProp's step when the gradient stays the same?"""

import torch


def step_length(t, alpha):
    """The length of step t (1, 2, …), as a multiple of lr; eps is 0."""
    mean = 1 - alpha**t  # of g² = 1: (1 − α)(1 + α + … + αᵗ⁻¹)
    return 1 / mean**0.5


def check():
    for alpha in (0.9, 0.99):
        weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.RMSprop([weight], lr=1, alpha=alpha, eps=0)
        for t in range(1, 51):
            before = weight.item()
            weight.grad = torch.tensor(-3.0, dtype=torch.float64)
            optimizer.step()
            found, right = step_length(t, alpha), weight.item() - before
            hint = f"step {t} at alpha {alpha} is {right:.4g}, not {found:.4g}"
            assert abs(found - right) < 1e-9, hint


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

for alpha in (0.9, 0.99, 0.999):
    print(f"first step at alpha {alpha}: {step_length(1, alpha):.3g}")
