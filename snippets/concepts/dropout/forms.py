"""The paper's dropout and PyTorch's, on one number and one mask."""

import torch
from torch import nn

x = torch.tensor([3.0])
keep = 0.8  # the paper's p: the chance of keeping

print(f"survivor in training, paper: {x.item():g}")
print(f"survivor in training, PyTorch: {x.item() / keep:g}")
print(f"prediction, paper: {x.item() * keep:g}")
print(f"prediction, PyTorch: {nn.Dropout(1 - keep).eval()(x).item():g}")

torch.manual_seed(0)
ones = torch.ones(10_000)
for p in (0.8, 0.2):
    share = (nn.Dropout(p)(ones) == 0).float().mean()
    print(f"share zeroed by nn.Dropout({p}): {share:.1f}")
