"""A threshold chosen on validation images, judged on test images."""

import torch
from scipy.stats import beta
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images, labels = torch.tensor(pixels / 16).float(), torch.tensor(digits)


def answers(seed):
    """Of 300 validation and 1397 test images: largest shares, right or not."""
    torch.manual_seed(seed)
    train, *others = torch.randperm(1797).split([100, 300, 1397])
    model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003, fused=True)
    for _ in range(60):
        for batch in train[torch.randperm(100)].split(20):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy
            loss(model(images[batch]), labels[batch]).backward()
            optimizer.step()
    for rows in others:
        with torch.inference_mode():
            top = model(images[rows]).softmax(dim=1).max(dim=1)
        yield top.values, top.indices == labels[rows]


# --8<-- [start:choose]
# Needs `import torch` and `from scipy.stats import beta`.
GOAL = 0.95  # of the kept answers, this fraction is to be right


def choose(share, right, careful=False):
    """The lowest threshold at which enough of the kept answers are right."""
    for threshold in torch.linspace(0.1, 0.99, 90):
        keep = share >= threshold
        n, k = keep.sum().item(), right[keep].sum().item()
        # careful: not k / n, but a lower bound of it (scipy.stats.beta)
        enough = beta.ppf(0.05, k, n - k + 1) if careful else k / max(n, 1)
        if enough >= GOAL:
            return threshold
    return None  # no threshold is good enough: keep nothing


# --8<-- [end:choose]
def walk_down(share, right):
    """From 0.99 down, as long as the bound reaches the goal."""
    lowest = None
    for threshold in torch.linspace(0.99, 0.1, 90):
        keep = share >= threshold
        n, k = keep.sum().item(), right[keep].sum().item()
        if k == 0 or beta.ppf(0.05, k, n - k + 1) < GOAL:
            break
        lowest = threshold
    return lowest


def report(name, rule):
    """What a rule chooses on validation images and keeps of test images."""
    rows = []
    for val, (test, test_right) in runs:
        if (t := rule(*val)) is not None:
            right, kept = test_right[test >= t].float().mean(), test >= t
            rows.append([t, right, kept.float().mean(), right >= GOAL])
    n, r = len(rows), torch.tensor(rows)
    mean, half = r.mean(dim=0), 1.98 * r.std(dim=0) / n**0.5
    print(f"{name}, splits with a threshold: {n / 100:.2f}")
    print(f"{name}, of those that keep it: {mean[3]:.2f} ± {half[3]:.2f}")
    print(f"{name}, threshold: {mean[0]:.2f} ± {half[0]:.2f}")
    print(f"{name}, right, %: {100 * mean[1]:.1f} ± {100 * half[1]:.1f}")
    print(f"{name}, kept, %: {mean[2] * n:.1f}")  # of 100, none counts as 0


runs = [list(answers(seed)) for seed in range(100)]
report("plain", choose)
report("careful", lambda *val: choose(*val, careful=True))
report("down", walk_down)
