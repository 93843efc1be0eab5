"""Three networks out of one: a layer under three dropout masks."""

import matplotlib.pyplot as plt
import torch

torch.manual_seed(2)
UNITS = 5
panels = {"evaluation: all": torch.ones(UNITS, dtype=torch.bool)}
for n in (1, 2, 3):
    panels[f"mask {n}"] = torch.rand(UNITS) >= 0.5
for title, alive in panels.items():
    print(f"units in use, {title}: {int(alive.sum())}")
print(f"networks of {UNITS} units: {2**UNITS}")

_, axes = plt.subplots(1, 4, figsize=(5.5, 1.9), layout="constrained")
inputs = [(x, 0) for x in (1, 2, 3)]
for ax, (title, alive) in zip(axes, panels.items(), strict=True):
    color = "C2" if title.startswith("evaluation") else "C0"
    for unit, used in enumerate(alive):
        x = unit if used else None
        for start in inputs if used else []:
            ax.plot([start[0], x], [0, 1], color=color, linewidth=0.8)
        if used:
            ax.plot([x, 2], [1, 2], color=color, linewidth=0.8)
        mark, shade = ("o", color) if used else ("x", "C4")
        ax.plot(unit, 1, mark, color=shade, markersize=6)
    for x, y in [*inputs, (2, 2)]:
        ax.plot(x, y, "o", color="C4", markersize=6)
    ax.set(title=title, xlim=(-0.5, 4.5), ylim=(-0.3, 2.3))
    ax.axis("off")
plt.show()
