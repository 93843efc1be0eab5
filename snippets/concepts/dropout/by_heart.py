"""A network learns wrong labels by heart, and gets worse on new images."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
EPOCHS = range(2, 81, 2)
NEW, OWN, WRONG = 0, 1, 2


def train(seed):
    """Every second epoch, in %: new right, labels and wrong ones given."""
    torch.manual_seed(seed)
    order = torch.randperm(len(pixels))
    x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
    true = torch.tensor(digits)[order]
    other = (true + torch.randint(1, 10, true.shape)) % 10
    y = torch.where(torch.rand(len(true)) < 0.2, other, true)  # a fifth wrong
    hidden = [nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(128, 10))  # no dropout
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)
    batches = torch.Generator().manual_seed(seed)
    history = []
    for epoch in range(1, 81):
        for b in torch.randperm(200, generator=batches).split(20):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[b]), y[b]).backward()
            optimizer.step()
        if epoch in EPOCHS:
            answers = model(x).argmax(dim=1)
            own = (answers == y)[:200].float()
            wrong = own[(y != true)[:200]]
            new = (answers == true)[250:].float()
            history.append([100 * s.mean().item() for s in (new, own, wrong)])
    return torch.tensor(history).T


runs = torch.stack([train(seed) for seed in range(10)])
mean = runs.mean(dim=0)
half = 2.262 * runs.std(dim=0) / 10**0.5  # of a 95 % t interval, ten seeds
for epoch in (20, 80):
    new, own, wrong = mean[:, EPOCHS.index(epoch)]
    print(f"epoch {epoch}, new images right: {new:.1f}")
    print(f"epoch {epoch}, labels repeated: {own:.1f}")
    print(f"epoch {epoch}, wrong labels repeated: {wrong:.0f}")
print(f"best on new images at epoch: {EPOCHS[mean[NEW].argmax()]}")

_, ax = plt.subplots(figsize=(5.5, 2.1))
for row, color, line in ((OWN, "C4", "--"), (NEW, "C1", "-")):
    band = EPOCHS, mean[row] - half[row], mean[row] + half[row]
    ax.fill_between(*band, color=color, alpha=0.2)
    ax.plot(EPOCHS, mean[row], line, color=color)
ax.text(79, 87, "its 200 labels, repeated", color="C4", ha="right", va="top")
ax.text(79, 70, "new images, right", color="C1", ha="right", va="top")
ax.set(xlabel="epochs", ylabel="share, %", ylim=(60, 100), xlim=(0, 82))
plt.show()
