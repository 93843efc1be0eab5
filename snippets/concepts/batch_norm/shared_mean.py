"""Which numbers share one mean: a column, or a channel of all images."""

import matplotlib.pyplot as plt
import numpy as np

units = np.array([[3, 2, 0], [1, 4, 7], [9, 5, 1], [4, 6, 3], [8, 8, 2]])
column = units[:, 1]  # the unit that is marked
print("mean of the marked column:", column.mean())
print("variance of the marked column:", column.var())

_, (table, images) = plt.subplots(1, 2, figsize=(5.5, 2.3))
for row in range(5):
    for unit in range(3):
        color = "C0" if unit == 1 else "C4"
        how = {"color": color, "ha": "center", "va": "center", "size": 11}
        table.text(unit, -row, units[row, unit], **how)
        for pixel in range(9):  # each image of the channel has 3 × 3 pixels
            x, y = unit + (pixel % 3 - 1) / 6, -row + (pixel // 3 - 1) / 4
            images.plot(x, y, "s", color=color, ms=3.5)
for ax, top, left in [(table, "unit", "row"), (images, "chan.", "image")]:
    box = plt.Rectangle((0.54, -4.46), 0.92, 4.92, fill=False, ec="C0", lw=1.5)
    ax.add_patch(box)
    ax.set(xlim=(-1.3, 2.5), ylim=(-5.6, 1.3))
    for i in range(3):
        ax.text(i, 0.75, f"{top} {i + 1}", ha="center", size=9.5)
    for i in range(5):
        ax.text(-0.45, -i, f"{left} {i + 1}", ha="right", va="center", size=9.5)
    ax.axis("off")
table.text(1, -5.2, "mean 5, variance 4", color="C0", ha="center")
images.text(1, -5.2, "5 · 3 · 3 pixels, one mean", color="C0", ha="center")
plt.show()
