"""RMSProp, centered or with momentum, under a gradient that stays the same."""

import torch


def step_length(at, **options):
    """The length of that step, as a multiple of lr."""
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.RMSprop([weight], lr=1.0, **options)
    for _ in range(at):
        before = weight.item()
        weight.grad = torch.ones((), dtype=torch.float64)
        optimizer.step()
    return before - weight.item()


for at in (1, 100, 1000):
    print(f"step {at}, plain: {step_length(at):.3g}")
    print(f"step {at}, centered: {step_length(at, centered=True):.3g}")
lengths = [step_length(at, momentum=0.9) for at in range(1, 31)]
longest = max(lengths)
print(f"longest step, momentum 0.9: {longest:.3g}")
print(f"it is step: {lengths.index(longest) + 1}")
print(f"step 1000, momentum 0.9: {step_length(1000, momentum=0.9):.3g}")

# --8<-- [start:lost]
torch.manual_seed(0)
gradient = torch.randn(1000)
weights = torch.zeros(1000, requires_grad=True)  # float32, as usual
optimizer = torch.optim.RMSprop([weights], lr=0.01, centered=True)
for _ in range(3000):
    weights.grad = gradient.clone()
    optimizer.step()
lost = weights.isnan().any().item()
print(f"some of 1000 weights are NaN after 3000 steps: {lost}")
# --8<-- [end:lost]
