"""A threshold chosen on validation images, judged on test images."""

import torch
from scipy.stats import beta
from scipy.stats import t as student
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)
GOAL = 0.95  # of the kept answers, this share is to be right


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
        yield top.values, top.indices == labels[rows]


# --8<-- [start:choose]
def choose(share, right, careful=False):
    """The lowest threshold at which enough of the kept answers are right."""
    for threshold in torch.linspace(0.1, 0.999, 900):
        keep = share >= threshold
        n, k = keep.sum().item(), right[keep].sum().item()
        # careful: not the share k / n, but what it is at least (95 % sure)
        at_least = beta.ppf(0.05, k, n - k + 1) if careful else k / max(n, 1)
        if at_least >= GOAL:
            return threshold
    return None  # no threshold is good enough


# --8<-- [end:choose]
runs = [list(answers(seed)) for seed in range(40)]
for name, careful in (("plain", False), ("careful", True)):
    rows = []
    for (val, val_right), (test, test_right) in runs:
        t = choose(val, val_right, careful)
        if t is not None:
            seen, new = (
                val_right[val >= t].float(),
                test_right[test >= t].float(),
            )
            rows.append([t, seen.mean(), new.mean(), len(new) / len(test)])
    n = len(rows)
    kept = sum(new >= GOAL for _, _, new, _ in rows)
    print(f"{name}, share of splits with a threshold: {n / 40:.1f}")
    print(f"{name}, share of those at 95 % on test: {kept / n:.1f}")
    rows = torch.tensor(rows)
    rows[:, 1:] *= 100
    t = student.ppf(0.975, n - 1)
    half = t * rows.std(dim=0) / n**0.5
    mean = rows.mean(dim=0)
    print(f"{name}, threshold: {mean[0]:.2f} ± {half[0]:.2f}")
    for i, what in enumerate(["validation", "test", "kept"], start=1):
        print(f"{name}, {what}, %: {mean[i]:.1f} ± {half[i]:.1f}")
