"""Weight decay takes off a share of the weight, not of its square."""

import torch
from torch import nn

rate, decay = 0.1, 0.1

for start in (2.0, -2.0):  # weights without any other gradient
    for kind in (torch.optim.SGD, torch.optim.AdamW, torch.optim.Adam):
        weight = nn.Parameter(torch.tensor(start))
        weight.grad = torch.tensor(0.0)
        kind([weight], lr=rate, weight_decay=decay).step()
        print(f"from {start:g}, {kind.__name__}: {weight.item():.2f}")
    share, square = rate * decay * start, rate * decay * start**2
    print(f"from {start:g}, less a share: {start - share:.2f}")
    print(f"from {start:g}, less the square: {start - square:.2f}")

# --8<-- [start:penalty]
penalty = 1e-5  # times the sum of squares, added to the loss by hand
weight = nn.Parameter(torch.tensor(2.0))
(penalty * weight**2).backward()
print(f"equal to weight_decay: {(weight.grad / weight).item():.5f}")
# --8<-- [end:penalty]
