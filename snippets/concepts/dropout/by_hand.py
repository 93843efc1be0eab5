"""Dropout on two numbers by hand: all four masks, and their average."""

from itertools import product

import torch
from torch import nn

p = 0.5
x = torch.tensor([1.0, 3.0])
weights = torch.tensor([2.0, -1.0])  # of a unit that reads both

plain, sums, outputs = [], [], []
for mask in product([1.0, 0.0], repeat=2):
    kept = x * torch.tensor(mask)
    y = kept / (1 - p)
    plain.append(kept.sum())
    sums.append(y.sum())
    outputs.append(weights @ y)
    name = ", ".join(f"{r:.0f}" for r in mask)
    print(f"kept by mask {name}: {kept[0]:g}, {kept[1]:g}")
    print(f"sum not enlarged, mask {name}: {kept.sum():g}")
    print(f"y for mask {name}: {y[0]:g}, {y[1]:g}")
    print(f"sum for mask {name}: {y.sum():g}")
    print(f"unit for mask {name}: {weights @ y:g}")
print(f"mean sum, not enlarged: {torch.stack(plain).mean():g}")
print(f"mean sum: {torch.stack(sums).mean():g}")
print(f"sum without dropout: {x.sum():g}")

outputs = torch.stack(outputs)
print(f"mean of the four: {outputs.mean():g}")
print(f"without dropout: {weights @ x:g}")
print(f"variance of the four: {outputs.var(correction=0):g}")
formula = p / (1 - p) * ((weights * x) ** 2).sum()
print(f"variance by the formula: {formula:g}")
print(f"mean of the four after ReLU: {outputs.relu().mean():g}")
print(f"without dropout, after ReLU: {(weights @ x).relu():g}")

# --8<-- [start:torch]
torch.manual_seed(2)
x.requires_grad_()
y = nn.Dropout(p)(x)
y.sum().backward()
print("PyTorch, one mask: y =", y.tolist(), "gradient =", x.grad.tolist())
# --8<-- [end:torch]
