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
kernel_each = kernels[:, None].float()  # groups=3: each channel by itself
answers = torch.nn.functional.conv2d(image.float(), kernel_each, groups=3)
answers = answers.int()
for name, four in zip(names, answers.tolist(), strict=True):
    print(f"{name}, all four:", four)
# --8<-- [end:hand]


def write(x, y, words, **options):
    words = str(words).replace("-", "−").replace("+ −", "− ")
    ax.text(x, y, words, va="center_baseline", **options)


def table(left, top, values, shaded=0, color=None):
    """Draw numbers in a grid; shade so many rows and columns."""
    for y, row in enumerate(values.tolist()):
        for x, value in enumerate(row):
            fill = "C0" if max(y, x) < shaded else "none"
            at = (left + x, top + y)
            ax.add_patch(plt.Rectangle(at, 1, 1, fc=fill, alpha=0.25))
            ax.add_patch(plt.Rectangle(at, 1, 1, fc="none", ec="C4", lw=0.5))
            write(at[0] + 0.5, at[1] + 0.5, value, ha="center", color=color)


_, ax = plt.subplots(figsize=(5.3, 1.95))
for n, (channel, kernel) in enumerate(zip(image, kernels, strict=True)):
    left = 6.8 * n
    write(left, -0.5, names[n])
    table(left, 0, channel, 2)
    write(left + 3.6, 1.5, "⋆", ha="center", fontsize=13)
    table(left + 4.2, 0.5, kernel, color="C0")
    table(left, 4.1, answers[n], 1)
    write(left + 1, 3.5, "↓", ha="center", color="C4")
    write(left + (4.4 if n < 2 else 2.6), 5.1, "+", ha="center")
write(17.2, 5.1, "1  =", ha="center")
table(18.3, 4.1, output, 1, "C0")
write(16.6, 6.5, "bias", ha="center")
write(20.3, 6.5, "output", ha="right", color="C0")
ax.set(xlim=(-0.1, 20.4), ylim=(6.9, -0.9), aspect="equal")
ax.axis("off")
plt.show()
