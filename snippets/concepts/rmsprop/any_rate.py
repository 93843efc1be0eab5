"""Plain SGD on standardized columns, at rates from 0.1 to 10."""

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
for lr in (0.1, 1, 10):
    losses = []
    for seed in range(10):
        known = np.random.default_rng(seed).permutation(569)[:400]
        Z = (X[known] - X[known].mean(axis=0)) / X[known].std(axis=0)
        inputs, targets = torch.tensor(Z), torch.tensor(y[known]).double()
        model = torch.nn.Linear(30, 1).double()
        torch.nn.init.zeros_(model.weight)
        torch.nn.init.zeros_(model.bias)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for step in range(201):
            z = model(inputs)[:, 0]
            loss = torch.nn.BCEWithLogitsLoss()(z, targets)
            if step < 200:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
        losses.append(loss.item())
    half = 2.262 * np.std(losses, ddof=1) / 10**0.5  # 95 % t interval
    print(f"loss at lr {lr}: {np.mean(losses):.3f} ± {half:.3f}")
