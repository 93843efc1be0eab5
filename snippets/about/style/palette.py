"""Five colours, each with one meaning on all pages."""

import matplotlib.pyplot as plt

meanings = {
    "C0": ("what the page is about", "o"),
    "C1": ("the baseline", "s"),
    "C2": ("truth, or the optimum", "*"),
    "C3": ("wrong: it diverges", "^"),
    "C4": ("everything else", "."),
}

figure, axes = plt.subplots(figsize=(5.5, 2.6))
for row, (colour, (meaning, marker)) in enumerate(meanings.items()):
    axes.plot([0, 1, 2, 3], [-row] * 4, color=colour, marker=marker)
    axes.text(3.2, -row, f"{colour}  {meaning}", color=colour, va="center")
axes.fill_between([0, 3], [0.25, 0.25], [-0.25, -0.25], color="C0", alpha=0.2)
axes.set(xlim=(-0.1, 6.4), xlabel="step (a unit, if it has one)")
axes.set_yticks([])
axes.spines["left"].set_visible(False)
plt.show()
