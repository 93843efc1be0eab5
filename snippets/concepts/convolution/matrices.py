"""im2col and the doubly blocked Toeplitz matrix: the same sums."""

import matplotlib.pyplot as plt

# --8<-- [start:views]
import torch

image = torch.tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
kernel = torch.tensor([[2, -1], [3, -2]])

corners = [(0, 0), (0, 1), (1, 0), (1, 1)]  # where the window can stand
windows = [image[y : y + 2, x : x + 2] for y, x in corners]

# im2col: the image becomes columns, one for each window.
columns = torch.stack([window.flatten() for window in windows], dim=1)

# Doubly blocked Toeplitz: the kernel becomes rows, with zeros around it.
toeplitz = torch.zeros(4, 9, dtype=torch.int64)
pixel = torch.arange(9).reshape(3, 3)  # where a pixel stands, once flattened
for row, (y, x) in enumerate(corners):
    seen = pixel[y : y + 2, x : x + 2].flatten()
    toeplitz[row, seen] = kernel.flatten()

print("kernel @ columns:", (kernel.flatten() @ columns).tolist())
print("toeplitz @ image:", (toeplitz @ image.flatten()).tolist())
direct = torch.nn.functional.conv2d(image[None], kernel[None, None])
print("conv2d:", direct.flatten().tolist())
unfolded = torch.nn.functional.unfold(image[None].double(), 2)
print("columns are torch's unfold:", torch.equal(columns, unfolded.long()))
# --8<-- [end:views]


def table(left, top, values, title, marked, colour=None):
    """Draw a matrix, the cells that belong to window 2 filled."""
    ax.text(left, top - 0.35, title)
    for (y, x), value in zip(cells(values), values.flatten(), strict=True):
        at, fill = (left + x, top + y), "C0" if marked[y, x] else "none"
        ax.add_patch(plt.Rectangle(at, 1, 1, fc=fill, alpha=0.25))
        ax.add_patch(plt.Rectangle(at, 1, 1, fc="none", ec="C4", lw=0.5))
        ink = "C4" if value == 0 else colour
        place = {"ha": "center", "va": "center_baseline"}
        ax.text(left + x + 0.5, top + y + 0.5, value.item(), color=ink, **place)


def cells(values):
    return [(y, x) for y in range(len(values)) for x in range(len(values[0]))]


_, ax = plt.subplots(figsize=(5.3, 3.3))
inside = torch.zeros(3, 3)
inside[0:2, 1:3] = 1  # the pixels of window 2
second = torch.tensor([0, 1, 0, 0])
table(0, 0, image, "image", inside)
table(5.2, 0, kernel, "kernel", torch.zeros(2, 2), "C0")
table(9.2, 0, direct[0], "output", second.reshape(2, 2))
table(0, 4.1, columns, "im2col: windows", second.expand(4, 4))
table(
    5.2,
    4.1,
    toeplitz,
    "doubly blocked Toeplitz matrix",
    second.expand(9, 4).T,
    "C0",
)
ax.set(xlim=(-0.1, 14.3), ylim=(8.15, -0.9), aspect="equal")
ax.axis("off")
plt.show()
