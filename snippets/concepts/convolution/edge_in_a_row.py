"""Two weights find the edges in a row of pixels."""

import matplotlib.pyplot as plt
import torch

# --8<-- [start:row]
row = [1, 1, 1, 5, 5, 5, 2, 2]  # how bright each of eight pixels is
kernel = [-1, 1]  # asks: how much brighter is the right one?

answers = []
for x in range(len(row) - 1):  # the window moves on by one pixel
    answers.append(kernel[0] * row[x] + kernel[1] * row[x + 1])
# --8<-- [end:row]


def conv1d(kernel):
    """PyTorch's, for one row of one image with one channel."""
    pixels, weights = torch.tensor([[row]]), torch.tensor([[kernel]])
    out = torch.nn.functional.conv1d(pixels.float(), weights.float())
    return out[0, 0].tolist()


print("answers:", answers)
print("the same by PyTorch:", conv1d(kernel) == answers)
print("kernel turned round:", [int(a) for a in conv1d([1, -1])])
print("kernel of two halves, a blur:", conv1d([0.5, 0.5]))

_, ax = plt.subplots(figsize=(5.3, 1.05))
for x, bright in enumerate(row):
    grey = 0.15 + 0.15 * bright  # 5 is nearly white
    ax.add_patch(plt.Rectangle((x, 0), 1, 1, fc=str(grey), ec="C4", lw=0.8))
    ink = "#fefefe" if bright < 3 else "#010101"
    ax.text(x + 0.5, 0.5, bright, ha="center", va="center", color=ink)
for x, answer in enumerate(answers, start=1):
    color = "C0" if answer else "C4"
    ax.plot((x - 0.5, x, x + 0.5), (-0.08, -0.5, -0.08), color=color, lw=0.8)
    text = str(answer).replace("-", "−")
    ax.text(x, -0.9, text, ha="center", va="center", color=color)
ax.text(-0.3, 0.5, "pixels", ha="right", va="center")
ax.text(-0.3, -0.9, "right minus left", ha="right", va="center")
ax.set(xlim=(-3, 8.1), ylim=(-1.2, 1.1), aspect="equal")
ax.axis("off")
plt.show()
