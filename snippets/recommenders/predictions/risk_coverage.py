"""How right the kept answers are, against how many are kept."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)


def answers(seed):
    """Of 300 validation and 1397 test images: largest shares, right or not."""
    torch.manual_seed(seed)
    train, *others = torch.randperm(1797).split([100, 300, 1397])
    model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003, fused=True)
    for _ in range(60):
        for batch in train[torch.randperm(100)].split(20):
            optimizer.zero_grad()
            scores = model(images[batch])
            nn.functional.cross_entropy(scores, labels[batch]).backward()
            optimizer.step()
    model.eval()
    for rows in others:
        with torch.inference_mode():
            top = model(images[rows]).softmax(dim=1).max(dim=1)
        yield top.values, (top.indices == labels[rows]).float()


def kept(share, right, threshold):
    """Coverage and accuracy of the answers at or above a threshold, in %."""
    keep = share >= threshold
    return 100 * keep.float().mean(), 100 * right[keep].mean()


def interval(values):
    """Mean over ten splits, and half its 95 % t interval."""
    values = torch.stack(values)
    half = 2.262 * values.std() / 10**0.5  # t, 9 degrees of freedom
    return f"{values.mean():.1f} ± {half:.1f}"


runs = [list(answers(seed)) for seed in range(10)]
for threshold in (0.0, 0.65, 0.9, 0.99):
    pairs = [kept(share, right, threshold) for _, (share, right) in runs]
    coverage, accuracy = zip(*pairs, strict=True)
    print(f"kept at {threshold}, %: {interval(coverage)}")
    print(f"right at {threshold}, % of kept: {interval(accuracy)}")

most = torch.arange(140, 1398)  # from a tenth of the test images on
coverage = 100 * most / 1397
curves = []
for _, (share, right) in runs:
    ordered = right[share.argsort(descending=True)]
    curves.append(100 * ordered.cumsum(dim=0)[139:] / most)
curves = torch.stack(curves)
mean, half = curves.mean(dim=0), 2.262 * curves.std(dim=0) / 10**0.5
oracle = (mean[-1] * 1397 / most).clamp(max=100)  # it drops wrong ones first
_, ax = plt.subplots(figsize=(5.5, 3))
ax.fill_between(coverage, mean - half, mean + half, color="C0", alpha=0.2)
ax.plot(coverage, mean, color="C0")
ax.plot(coverage, oracle, ":", color="C2")
ax.axhline(mean[-1], color="C1", linestyle="--")
ax.text(20, 96.9, "largest share first", color="C0")
ax.text(88, 100.3, "the wrong ones last", color="C2", ha="right")
ax.text(20, 90.0, "in random order", color="C1")
ax.set(xlabel="kept (coverage), %", ylabel="right of the kept, %")
plt.show()
