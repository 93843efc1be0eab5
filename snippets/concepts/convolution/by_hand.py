"""A convolution over three channels by hand, then by PyTorch."""

import matplotlib.pyplot as plt

# --8<-- [start:hand]
import torch

image = torch.tensor(
    [
        [[1, 2, 0], [3, 1, 2], [0, 1, 1]],  # red
        [[0, 1, 2], [2, 1, 0], [1, 0, 3]],  # green
        [[2, 1, 1], [0, 3, 1], [1, 2, 0]],  # blue
    ]
)
kernels = torch.tensor(
    [[[2, -1], [1, 0]], [[1, 1], [0, -2]], [[0, 2], [-1, 1]]]
)
bias = 1
names = ("red", "green", "blue")
for x in (0, 1):  # the window top left, and one pixel further right
    total = bias
    for name, channel, kernel in zip(names, image, kernels, strict=True):
        products = kernel * channel[0:2, x : x + 2]
        print(f"output {x + 1}, {name}:", products.sum().item())
        total += products.sum().item()
    print(f"output {x + 1}:", total)
conv = torch.nn.Conv2d(3, 1, kernel_size=2)
conv.weight.data, conv.bias.data = kernels[None].float(), torch.tensor([1.0])
output = conv(image.float()).int()[0]
print("PyTorch:", output.tolist())
# --8<-- [end:hand]


def write(x, y, words, ha="right", color=None):
    words = str(words).replace("-", "−").replace("+ −", "− ")
    ax.text(x, y, words, ha=ha, va="center_baseline", color=color)


def table(left, top, values, shaded, color=None):
    """Draw numbers in a grid; shade so many rows and columns."""
    for y, row in enumerate(values.tolist()):
        for x, value in enumerate(row):
            fill = "C0" if max(y, x) < shaded else "none"
            at = (left + x, top + y)
            ax.add_patch(plt.Rectangle(at, 1, 1, fc=fill, alpha=0.25))
            ax.add_patch(plt.Rectangle(at, 1, 1, fc="none", ec="C4", lw=0.5))
            write(at[0] + 0.5, at[1] + 0.5, value, "center", color)


_, ax = plt.subplots(figsize=(5.3, 3.1))
for n, (channel, kernel) in enumerate(zip(image, kernels, strict=True)):
    top, window = 3.25 * n, channel[:2, :2].flatten().tolist()
    write(-0.4, top + 1.5, names[n])
    table(0, top, channel, 2)
    ax.text(3.6, top + 1.7, "⋆", ha="center", va="center", fontsize=15)
    table(4.2, top + 0.5, kernel, 0, "C0")
    pairs = zip(kernel.flatten().tolist(), window, strict=True)
    write(13.7, top + 1.5, " + ".join(f"{w}·{p}" for w, p in pairs) + "  =")
    write(15.2, top + 1.5, (kernel * channel[:2, :2]).sum().item())
write(13.7, 10, "bias  =")
write(15.2, 10, bias)
ax.plot((6.9, 15.4), (10.6, 10.6), color="C4", lw=0.8)
write(13.7, 11.3, "output 1  =")
write(15.2, 11.3, output[0, 0].item(), color="C0")
write(-0.4, 10.7, "output")
table(0, 9.7, output, 1)
ax.set(xlim=(-2.3, 15.6), ylim=(11.8, -0.1), aspect="equal")
ax.axis("off")
plt.show()
