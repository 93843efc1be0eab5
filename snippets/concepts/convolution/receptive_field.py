"""How far one output sees: by formula, and by where gradients go."""

import torch
from torch import nn


# --8<-- [start:formula]
def receptive_field(layers):
    """Of (kernel, stride, dilation), first layer first: its span."""
    field, step = 1, 1  # step: pixels between neighbouring outputs
    for kernel, stride, dilation in layers:
        field += dilation * (kernel - 1) * step
        step *= stride
    return field


# --8<-- [end:formula]
def measured(layers):
    """From the first to the last pixel of a row that has a gradient."""
    image = torch.zeros(1, 1, 65, 65, requires_grad=True)
    x = image
    for kernel, stride, dilation in layers:
        conv = nn.Conv2d(1, 1, kernel, stride, dilation=dilation)
        conv.weight.data.fill_(1.0)
        x = conv(x)
    middle = x.shape[-1] // 2
    x[0, 0, middle, middle].backward()
    seen = image.grad[0, 0].abs().sum(dim=0).nonzero()
    return (seen.max() - seen.min() + 1).item()


stacks = {
    "one 3 × 3": [(3, 1, 1)],
    "two 3 × 3": [(3, 1, 1)] * 2,
    "three 3 × 3": [(3, 1, 1)] * 3,
    "3 × 3, stride 2, then 3 × 3": [(3, 2, 1), (3, 1, 1)],
    "3 × 3, pool 2, 3 × 3, pool 2, 3 × 3": [
        *[(3, 1, 1), (2, 2, 1)] * 2,
        (3, 1, 1),
    ],
    "3 × 3 with dilation 1, 2, 4": [(3, 1, 1), (3, 1, 2), (3, 1, 4)],
}
for label, layers in stacks.items():
    print(f"{label}: {receptive_field(layers)}")
same = sum(receptive_field(s) == measured(s) for s in stacks.values())
print(f"measured the same: {same} of {len(stacks)}")
