"""Weight decay takes off a share of the weight, not of its square."""

import torch
from torch import nn

rate, decay = 0.1, 0.1

for start in (2.0, -2.0):  # weights without any other gradient
    weight = nn.Parameter(torch.tensor(start))
    weight.grad = torch.tensor(0.0)
    torch.optim.SGD([weight], lr=rate, weight_decay=decay).step()
    print(f"from {start:g}, PyTorch: {weight.item():.2f}")
    share, square = rate * decay * start, rate * decay * start**2
    print(f"from {start:g}, less a share: {start - share:.2f}")
    print(f"from {start:g}, less the square: {start - square:.2f}")

# --8<-- [start:penalty]
penalty = 1e-5  # times the sum of squares, added to the loss by hand
weight = nn.Parameter(torch.tensor(2.0))
(penalty * weight**2).backward()
print(f"equal to weight_decay: {(weight.grad / weight).item():.0e}")
# --8<-- [end:penalty]
