"""The output size of Conv2d, by its formula and by PyTorch."""

from itertools import product

import torch


# --8<-- [start:formula]
def output_size(n, kernel, stride=1, padding=0, dilation=1):
    """Of one axis: n pixels in, how many out."""
    return (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


print("kernel 3:", output_size(32, 3))
print("kernel 3, padding 1:", output_size(32, 3, padding=1))
print("kernel 3, padding 1, stride 2:", output_size(32, 3, 2, 1))
print("kernel 7, padding 3, stride 2:", output_size(32, 7, 2, 3))
print("kernel 3, padding 2, dilation 2:", output_size(32, 3, 1, 2, 2))
print("kernel 4, stride 4:", output_size(32, 4, 4))
print("33 pixels, kernel 4, stride 4:", output_size(33, 4, 4))
# --8<-- [end:formula]

# --8<-- [start:check]
cases, same = 0, 0
for options in product((1, 2, 3, 4), (1, 2, 3), (0, 1, 2), (1, 2)):
    conv = torch.nn.Conv2d(1, 1, *options)  # kernel, stride, padding, dilation
    for n in (8, 9, 10, 11):
        cases += 1
        same += conv(torch.zeros(1, n, n)).shape[-1] == output_size(n, *options)
print(f"as PyTorch has it: {same} of {cases}")
# --8<-- [end:check]
