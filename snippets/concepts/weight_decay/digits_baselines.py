"""The same digits and wrong labels for two methods without a network."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

pixels, digits = load_digits(return_X_y=True)
torch.manual_seed(0)  # the splits and the wrong labels that the networks had
order = torch.stack([torch.randperm(1797) for _ in range(20)])
labels = torch.tensor(digits)[order]
wrong = torch.rand(20, 800) < 0.2
labels[:, :800] += wrong * torch.randint(1, 10, (20, 800))
labels[:, :800] %= 10

candidates = {
    "nearest neighbours": [KNeighborsClassifier(k) for k in (1, 3, 5, 10, 20)],
    "support vector machine": [SVC(C=C) for C in (0.1, 1, 10, 100)],
}
for name, models in candidates.items():
    found = []
    for X, y in zip(pixels[order] / 16, labels.numpy(), strict=True):
        fitted = [model.fit(X[:500], y[:500]) for model in models]
        best = max(fitted, key=lambda m: m.score(X[500:800], y[500:800]))
        found.append(100 * best.score(X[800:], y[800:]))
    half = 2.093 * np.std(found, ddof=1) / 20**0.5  # 95 % t interval
    print(f"{name}: {np.mean(found):.1f} ± {half:.1f}")
