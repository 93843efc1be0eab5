"""padding="same", where it raises, and what to write instead."""

import torch
from torch.nn import Conv2d

image = torch.zeros(1, 32, 32)

# --8<-- [start:wrong_stride]
try:
    Conv2d(1, 1, kernel_size=3, stride=2, padding="same")
except ValueError as error:
    print("ValueError:", error)
# --8<-- [end:wrong_stride]

# --8<-- [start:right]
halved = Conv2d(1, 1, kernel_size=3, stride=2, padding=1)(image)
print("size with stride 2, padding 1:", halved.shape[-1])
kept = Conv2d(1, 1, kernel_size=5, dilation=3, padding=6)(image)
print("size with kernel 5, dilation 3, padding 6:", kept.shape[-1])
# --8<-- [end:right]
