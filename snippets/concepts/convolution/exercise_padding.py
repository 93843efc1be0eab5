"""Exercise: the padding that keeps the size of the image."""

import torch


def padding_for(kernel, dilation=1):
    """Zeros on each side so that stride 1 keeps the size; odd kernels."""
    raise NotImplementedError("write padding_for()")


def check():
    for kernel, dilation in [(1, 1), (3, 1), (7, 1), (3, 2), (5, 3)]:
        padding = padding_for(kernel, dilation)
        conv = torch.nn.Conv2d(1, 1, kernel, 1, padding, dilation)
        size = conv(torch.zeros(1, 32, 32)).shape[-1]
        case = f"kernel {kernel}, dilation {dilation}"
        assert size == 32, f"{case}: padding {padding} makes 32 to {size}"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")
