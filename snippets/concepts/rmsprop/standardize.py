"""Standardize columns before training."""

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


# --8<-- [start:line]
def standardize(train, test):
    mean, spread = train.mean(axis=0), train.std(axis=0)  # not the test's
    return (train - mean) / spread, (test - mean) / spread


# --8<-- [end:line]
X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
train, test = standardize(X_train, X_test)
for name, table in (("raw", X_train), ("standardized", train)):
    spreads = table.std(axis=0)
    print(f"spreads, {name}: {spreads.min():.2g} to {spreads.max():.3g}")

# The same by scikit-learn, which leaves a column of spread 0 undivided.
scaler = StandardScaler().fit(X_train)
same = np.allclose(scaler.transform(X_test), test)
print(f"as StandardScaler does: {same}")

inputs = torch.tensor(train).float()  # NumPy's float64 to torch's float32
outputs = torch.nn.Linear(30, 1)(inputs)
print("outputs:", tuple(outputs.shape))
