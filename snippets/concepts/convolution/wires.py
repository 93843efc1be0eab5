"""Fully connected, local, and local with shared weights, drawn."""

import matplotlib.pyplot as plt

# --8<-- [start:counts]
pixels = range(5)  # a row of pixels below, a row of outputs above
pairs = [(i, o) for i in pixels for o in pixels]
near = [(i, o) for i, o in pairs if abs(i - o) <= 1]
panels = [
    ("fully connected", pairs, len(pairs), "C1"),
    ("local", near, len(near), "C4"),
    ("local and shared", near, len({i - o for i, o in near}), "C0"),
]
for name, _, weights, _ in panels:
    print(f"{name}, weights: {weights}")
# --8<-- [end:counts]
_, axes = plt.subplots(1, 3, figsize=(5.3, 1.3))
for ax, (name, wires, weights, color) in zip(axes, panels, strict=True):
    for i, o in wires:
        # Shared: the same dash is the same weight.
        dash = ("--", "-", ":")[i - o + 1] if "shared" in name else "-"
        ax.plot((i, o), (0, 1), dash, color=color, lw=1.2)
    for height in (0, 1):
        ax.plot(pixels, [height] * 5, "o", color="C4", ms=6)
    ax.set(title=f"{name}: {weights}", ylim=(-0.15, 1.15))
    ax.axis("off")
axes[0].text(-0.5, 0, "pixels", ha="right", va="center")
axes[0].text(-0.5, 1, "outputs", ha="right", va="center")
plt.show()
