"""F.dropout drops at prediction too, unless you pass self.training."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)


class Forgetful(nn.Module):
    # --8<-- [start:wrong_default]
    def forward(self, x):
        return F.dropout(x, 0.5)  # training=True by default: always drops

    # --8<-- [end:wrong_default]


class Right(nn.Module):
    # --8<-- [start:right]
    def forward(self, x):
        return F.dropout(x, 0.5, self.training)

    # --8<-- [end:right]


ones = torch.ones(10_000)
for model in (Forgetful(), Right()):
    share = (model.eval()(ones) == 0).float().mean()
    print(f"zeroed after eval(), {type(model).__name__}: {share:.2f}")
