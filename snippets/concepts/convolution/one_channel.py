"""Four windows of one channel, and their four sums."""

import matplotlib.pyplot as plt

# --8<-- [start:windows]
image = [[1, 2, 0], [3, 1, 2], [0, 1, 1]]
kernel = [[2, -1], [1, 0]]

sums = []
for y in (0, 1):  # the window's first row
    for x in (0, 1):  # its first column
        total = 0
        for i in (0, 1):
            for j in (0, 1):
                total += kernel[i][j] * image[y + i][x + j]
        sums.append(total)
print("four sums:", *sums)
# --8<-- [end:windows]


def table(left, top, values, seen=(), color=None):
    """Draw numbers in a grid; shade the rows and columns that are seen."""
    for y, row in enumerate(values):
        for x, value in enumerate(row):
            fill, at = "C0" if (y, x) in seen else "none", (left + x, top + y)
            ax.add_patch(plt.Rectangle(at, 1, 1, fc=fill, alpha=0.25))
            ax.add_patch(plt.Rectangle(at, 1, 1, fc="none", ec="C4", lw=0.5))
            text, place = (
                str(value).replace("-", "−"),
                (at[0] + 0.5, at[1] + 0.5),
            )
            ax.text(
                *place, text, ha="center", va="center_baseline", color=color
            )


_, ax = plt.subplots(figsize=(5.3, 1.7))
ax.text(0, -0.3, "kernel")
table(0, 0, kernel, color="C0")
windows = [(y, x) for y in (0, 1) for x in (0, 1)]
for n, (y, x) in enumerate(windows):
    left, seen = 3.6 + 4.6 * n, [(y + i, x + j) for i, j in windows]
    table(left, 0, image, seen)
    a, b, c, d = (f"{kernel[i][j]}·{image[y + i][x + j]}" for i, j in windows)
    upper = f"{a} + {b}".replace("+ -", "− ")
    ax.text(left, 3.7, upper, va="center_baseline")
    ax.text(left, 4.5, f"+ {c} + {d}", va="center_baseline")
    ax.text(left, 5.3, f"= {sums[n]}", va="center_baseline", color="C0")
ax.text(0, 3.35, "sums")
table(0, 3.6, [sums[:2], sums[2:]], color="C0")
ax.set(xlim=(-0.1, 21.2), ylim=(5.8, -1), aspect="equal")
ax.axis("off")
plt.show()
