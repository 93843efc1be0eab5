"""A picture under dropout masks, and the mean over many masks."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
image = torch.tensor(load_digits().images[3] / 16)  # a three, 8 × 8
drop = nn.Dropout(p=0.5)
masked = torch.stack([drop(image) for _ in range(1000)])
lost = torch.stack([drop(torch.ones(8, 8)) for _ in range(3)]) == 0
masked[:3] = 2 * image * ~lost  # three masks of which we know the zeros

for n in (10, 100, 1000):
    apart = (masked[:n].mean(dim=0) - image).square().mean().sqrt()
    print(f"mean of {n} from the picture, root mean square: {apart:.3f}")
print(f"brightest pixel: {image.max():.2f}")

panels = {"the picture": image}
panels |= {f"mask {i + 1}": masked[i] for i in range(3)}
panels |= {f"mean of {n}": masked[:n].mean(dim=0) for n in (2, 10, 100, 1000)}
rows, columns = torch.meshgrid(*[torch.arange(8)] * 2, indexing="ij")

_, axes = plt.subplots(2, 4, figsize=(5.5, 2.6))
for ax, (title, values) in zip(axes.flat, panels.items(), strict=True):
    color = "C2" if title == "the picture" else "C0"
    area = 25 * values  # the area of a square is the value of its pixel
    ax.scatter(columns, rows, area, color=color, marker="s", linewidths=0)
    if title.startswith("mask"):
        gone = lost[int(title[-1]) - 1] & (image > 0)
        ax.scatter(columns[gone], rows[gone], 6, "C4", marker="x", lw=0.6)
    ax.set(title=title, xlim=(-0.7, 7.7), ylim=(7.7, -0.7), aspect="equal")
    ax.axis("off")
plt.show()
