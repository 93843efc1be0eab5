"""One vector before and after dropout, and in evaluation."""

import torch
from torch import nn

torch.manual_seed(4)
# --8<-- [start:vector]
x = torch.tensor([1.0, 2.0, 3.0, 4.0])
drop = nn.Dropout(p=0.5)
print("before:      ", x.tolist())
print("after:       ", drop(x).tolist())
print("another call:", drop(x).tolist())
print("after eval():", drop.eval()(x).tolist())
# --8<-- [end:vector]
