"""Plain SGD on standardized columns, at rates from 0.1 to 10."""

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
for lr in (0.1, 1, 10):
    losses = []  # of the tumours to train on, and of the others
    for seed in range(10):
        rows = np.random.default_rng(seed).permutation(569)
        known = X[rows[:400]]
        Z = (X[rows] - known.mean(axis=0)) / known.std(axis=0)
        inputs, targets = torch.tensor(Z), torch.tensor(y[rows]).double()
        model = torch.nn.Linear(30, 1).double()
        torch.nn.init.zeros_(model.weight)
        torch.nn.init.zeros_(model.bias)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        measure = torch.nn.BCEWithLogitsLoss()
        for _ in range(200):
            optimizer.zero_grad()
            measure(model(inputs[:400])[:, 0], targets[:400]).backward()
            optimizer.step()
        z = model(inputs)[:, 0].detach()
        parts = (slice(400), slice(400, None))
        losses.append([measure(z[part], targets[part]) for part in parts])
    means = np.mean(losses, axis=0)
    halves = 2.262 * np.std(losses, axis=0, ddof=1) / 10**0.5  # 95 % t
    print(f"loss at lr {lr}: {means[0]:.3f} ± {halves[0]:.3f}")
    print(f"test loss at lr {lr}: {means[1]:.3f} ± {halves[1]:.3f}")
