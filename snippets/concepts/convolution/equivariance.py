"""Shift the image by one pixel: does the output shift along?"""

import torch
from torch import nn

torch.manual_seed(0)
image = torch.randn(1, 1, 8, 8, dtype=torch.float64)


def moved(x, pixels):
    """All pixels to the right; what leaves comes in at the left."""
    return x.roll(pixels, dims=-1)


def agreeing(layer, by, out_by, image=image):
    """Where layer(shifted) is shifted layer(image)."""
    with torch.no_grad():
        a, b = layer(moved(image, by)), moved(layer(image), out_by)
    return (a - b).abs() < 1e-12


def report(label, layer, by=1, out_by=1):
    agree = agreeing(layer, by, out_by)
    print(f"{label}: {agree.sum().item()} of {agree.numel()}")
    return agree


def conv(**options):
    return nn.Conv2d(1, 1, 3, **options).double()


report("circular padding", conv(padding=1, padding_mode="circular"))
agree = report("zero padding", conv(padding=1))
wrong = (~agree).any(dim=-2).flatten().nonzero().flatten()
print("columns that differ with zero padding:", wrong.tolist())

large = torch.randn(1, 1, 224, 224, dtype=torch.float64)
share = agreeing(conv(padding=1), 1, 1, large).double().mean().item()
print(f"zero padding, of 224 × 224 numbers: {share:.1%}")

strided = conv(padding=1, padding_mode="circular", stride=2)
most = max(agreeing(strided, 1, k).sum().item() for k in range(4))
print(f"stride 2, by one pixel, best of all shifts: {most} of 16")
report("stride 2, by two pixels", strided, by=2, out_by=1)
pool = nn.MaxPool2d(2)
most = max(agreeing(pool, 1, k).sum().item() for k in range(4))
print(f"pooling, by one pixel, best of all shifts: {most} of 16")
report("pooling, by two pixels", pool, by=2, out_by=1)

circular = conv(padding=1, padding_mode="circular")
report("not shifted along (invariance)", circular, out_by=0)
largest = nn.Sequential(circular, nn.AdaptiveMaxPool2d(1))
report("the largest of all outputs", largest, out_by=0)
