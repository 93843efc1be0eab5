"""1 × 1, depthwise and transposed convolution, each as something known."""

import torch
from torch import nn

torch.manual_seed(0)
images = torch.randn(2, 4, 6, 6, dtype=torch.float64)


def same(a, b):
    return torch.allclose(a, b, atol=1e-12)


one = nn.Conv2d(4, 8, kernel_size=1).double()
linear = nn.Linear(4, 8).double()
linear.load_state_dict({"weight": one.weight[..., 0, 0], "bias": one.bias})
at_every_pixel = linear(images.movedim(1, -1)).movedim(-1, 1)
print("1 × 1 is a Linear at every pixel:", same(one(images), at_every_pixel))


def parameters(*layers):
    return sum(p.numel() for layer in layers for p in layer.parameters())


ordinary = nn.Conv2d(64, 128, 3, padding=1)
depthwise = nn.Conv2d(64, 64, 3, padding=1, groups=64)
pointwise = nn.Conv2d(64, 128, 1)
print("parameters, ordinary:", parameters(ordinary))
print("parameters, depthwise:", parameters(depthwise))
print("parameters, depthwise then 1 × 1:", parameters(depthwise, pointwise))

# The matrix of a convolution, column by column, then its transpose.
conv = nn.Conv2d(1, 1, 3, stride=2, bias=False).double()
back = nn.ConvTranspose2d(1, 1, 3, stride=2, bias=False).double()
back.load_state_dict(conv.state_dict())
basis = torch.eye(49, dtype=torch.float64).reshape(49, 1, 7, 7)
matrix = conv(basis).flatten(1).T  # 9 × 49
small = torch.randn(1, 1, 3, 3, dtype=torch.float64)
transposed = (matrix.T @ small.flatten()).reshape(1, 1, 7, 7)
print("transposed is the transpose:", same(back(small), transposed))
print("its output:", tuple(back(small).shape[-2:]))
undone = same(back(conv(transposed)), transposed)
print("it undoes the convolution:", undone)
