"""The mean over many masks: exact for a linear unit, not after ReLU."""

import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(1)
x = 2 * torch.randn(10, dtype=torch.float64)
unit = nn.Linear(10, 1, dtype=torch.float64).requires_grad_(False)
with torch.no_grad():
    unit.bias += 0.1 - unit(x)  # its output without dropout is 0.1

every_mask = torch.cartesian_prod(*[torch.tensor([0.0, 1.0])] * 10)
drop = nn.Dropout(p=0.5)
counts = torch.arange(1, 3001)

_, axes = plt.subplots(1, 2, figsize=(5.5, 2.8), sharey=True)
for ax, name in zip(axes, ["linear", "ReLU"], strict=True):
    f = nn.Sequential(unit, nn.ReLU() if name == "ReLU" else nn.Identity())
    exact = f(2 * every_mask.double() * x).mean().item()  # over all 1024
    print(f"mean over all 1024 masks, {name}: {exact:.4f}")
    print(f"without dropout, {name}: {f(x).item():.4f}")
    for _ in range(3):  # three runs of 3000 random masks
        outputs = f(drop(x.expand(3000, 10))).flatten()
        ax.semilogx(counts, outputs.cumsum(0) / counts, "C0", linewidth=0.8)
    ax.axhline(f(x).item(), color="C2", linestyle="--")
    ax.set(title=name, xlabel="masks averaged", ylim=(-0.5, 1.0))
    ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
axes[0].set_ylabel("output of the unit")
axes[1].text(20, 0.55, "mean so far", color="C0")
axes[1].text(20, -0.12, "without dropout", color="C2")
plt.show()
