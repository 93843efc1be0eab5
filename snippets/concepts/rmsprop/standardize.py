"""Standardize columns before training."""

import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
spreads = X_train.std(axis=0)
print(f"spreads before: {spreads.min():.2g} to {spreads.max():.3g}")

# --8<-- [start:line]
scaler = StandardScaler().fit(X_train)  # from the training rows only
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
# --8<-- [end:line]

spreads = X_train.std(axis=0)
print(f"spreads after: {spreads.min():.2f} to {spreads.max():.2f}")
inputs = torch.tensor(X_train).float()  # NumPy's float64 to torch's float32
outputs = torch.nn.Linear(30, 1)(inputs)
print("outputs:", tuple(outputs.shape))
