"""Padding, stride, dilation and transposed, drawn for two windows."""

import matplotlib.pyplot as plt

# --8<-- [start:seen]
import torch
from torch import nn

panels = {  # the layer, and the size of its image
    "padding=1": (nn.Conv2d(1, 1, 3, padding=1, bias=False), 5),
    "stride=2": (nn.Conv2d(1, 1, 3, stride=2, bias=False), 7),
    "dilation=2": (nn.Conv2d(1, 1, 3, dilation=2, bias=False), 7),
    "transposed, stride=2": (nn.ConvTranspose2d(1, 1, 3, 2, bias=False), 3),
}


def seen(conv, size, place):
    """The pixels of the image on which this place of the output depends."""
    image = torch.zeros(1, 1, size, size, requires_grad=True)
    conv(image)[0, 0, *place].backward()
    return image.grad[0, 0].nonzero().tolist()


def reached(conv, size, place):
    """The places of the output that depend on this pixel of the image."""
    image = torch.zeros(1, 1, size, size)
    image[0, 0, *place] = 1
    return conv(image)[0, 0].nonzero().tolist()


found, places = {}, [(0, 0), (0, 1)]  # the first two of the output (image)
for name, (layer, size) in panels.items():
    layer.weight.data.fill_(1.0)
    out = layer(torch.zeros(1, 1, size, size)).shape[-1]
    print(f"{name}: {size} × {size} to {out} × {out}")
    find = reached if "transposed" in name else seen
    windows = [find(layer, size, place) for place in places]
    for number, window in enumerate(windows, start=1):
        print(f"{name}, pixels in window {number}: {len(window)}")
    found[name] = size, out, windows
# --8<-- [end:seen]
first, second = ("C0", None), ("C1", "////")  # colour and hatch


def draw(ax, left, size, marked):
    """A square of pixels, some of them marked for window 1 or 2."""
    top = -size / 2
    for style, pixels in zip((first, second), marked, strict=True):
        for y, x in pixels:
            fill = {"fc": style[0], "ec": style[0], "hatch": style[1], "lw": 0}
            at = (left + x, top + y)
            ax.add_patch(plt.Rectangle(at, 1, 1, alpha=0.4, **fill))
    for n in range(size + 1):
        ends, at = (left, left + size), (left + n, left + n)
        ax.plot(ends, (top + n, top + n), color="C4", lw=0.6)
        ax.plot(at, (top, top + size), color="C4", lw=0.6)


_, axes = plt.subplots(2, 2, figsize=(4.3, 2.8))
for ax, name in zip(axes.flat, panels, strict=True):
    size, out, windows = found[name]
    image, output = windows, [[place] for place in places]
    if "transposed" in name:
        image, output = output, image
    if name == "padding=1":  # the zeros around the image
        zeros = {"fc": "none", "ec": "C4", "ls": ":"}
        ax.add_patch(plt.Rectangle((0, -3.5), 7, 7, **zeros))
    draw(ax, (7 - size) / 2, size, image)
    draw(ax, 9.5 + (7 - out) / 2, out, output)
    arrow = {"arrowstyle": "->", "color": "C4"}
    ax.annotate("", (9.3, 0), (7.3, 0), arrowprops=arrow)
    ax.set(title=name, xlim=(-0.2, 16.7), ylim=(3.7, -3.7), aspect="equal")
    ax.axis("off")
plt.show()
