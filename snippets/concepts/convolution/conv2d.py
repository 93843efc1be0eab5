"""Conv2d from scratch, checked against PyTorch."""

from itertools import product

import torch
from torch import nn
from torch.testing._internal.common_modules import module_db


# --8<-- [start:core]
def correlate(image, kernels, stride, dilation, size):
    """Windows' sums: padded image ..., g, c, y, x; kernels g, o, c, i, j."""
    (sy, sx), (dy, dx), (rows, columns) = stride, dilation, size
    out = 0
    for i, j in product(*map(range, kernels.shape[-2:])):
        # From the weight's own place on, each stride-th pixel: one a window.
        pixels = image[..., i * dy :: sy, j * dx :: sx][..., :rows, :columns]
        # For each output channel o of group g: sum over its channels c.
        out += torch.einsum("...gcyx,goc->...goyx", pixels, kernels[..., i, j])
    return out


# --8<-- [end:core]
def pair(value):
    return value if isinstance(value, tuple) else (value, value)


class Conv2d(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1,
                 padding=0, dilation=1, groups=1, bias=True):  # fmt: skip
        super().__init__()
        self.stride, self.dilation = pair(stride), pair(dilation)
        self.groups, kernel = groups, pair(kernel_size)
        spans = zip(self.dilation, kernel, strict=True)
        self.lost = [d * (k - 1) for d, k in spans]  # if nothing is padded
        same = padding == "same"
        self.zeros = self.lost if same else [2 * p for p in pair(padding)]
        shape = (out_channels, in_channels // groups, *kernel)
        limit = torch.Size(shape[1:]).numel() ** -0.5  # PyTorch's start
        self.weight = nn.Parameter(torch.empty(shape).uniform_(-limit, limit))
        start = torch.empty(out_channels).uniform_(-limit, limit)
        self.bias = nn.Parameter(start) if bias else None

    def forward(self, x):  # (images,) channels, height, width
        *before, h, w = x.shape
        (zy, zx), (ly, lx), (sy, sx) = self.zeros, self.lost, self.stride
        image = x.new_zeros(*before, h + zy, w + zx)
        image[..., zy // 2 : zy // 2 + h, zx // 2 : zx // 2 + w] = x
        image = image.unflatten(-3, (self.groups, -1))
        kernels = self.weight.unflatten(0, (self.groups, -1))
        size = (h + zy - ly - 1) // sy + 1, (w + zx - lx - 1) // sx + 1
        out = correlate(image, kernels, self.stride, self.dilation, size)
        out = out.flatten(-4, -3)
        return out if self.bias is None else out + self.bias[:, None, None]


# --8<-- [start:proof]
def agree(x, *args, **options):  # output and gradients, to 12 digits
    theirs, ours = nn.Conv2d(*args, **options), Conv2d(*args, **options)
    ours.load_state_dict(theirs.state_dict())
    found = []
    for layer in (ours.double(), theirs.double()):
        out, by = layer(x), [x, *layer.parameters()]
        found.append([out, *torch.autograd.grad(out.square().sum(), by)])
    pairs = zip(*found, strict=True)
    return all((a - b).abs().max() < 1e-12 * b.abs().max() for a, b in pairs)


torch.manual_seed(0)
[info] = [info for info in module_db if info.module_cls is nn.Conv2d]
entries = info.module_inputs_func(info, "cpu", torch.float64, True, True)
print("entries of module_db:", len(entries))
calls = [(e.constructor_input, e.forward_input.args[0]) for e in entries]
same = sum(agree(x, *call.args, **call.kwargs) for call, x in calls)
print(f"agrees with torch.nn.Conv2d: {same} of {len(entries)}")
x = torch.randn(2, 4, 9, 8, dtype=torch.float64, requires_grad=True)
grid = list(product((1, 2), (0, 1), (1, 2), (1, 2, 4), (True, False)))
same = sum(agree(x, 4, 8, (3, 2), *options) for options in grid)
print(f"agrees with every option: {same} of {len(grid)}")
# --8<-- [end:proof]
