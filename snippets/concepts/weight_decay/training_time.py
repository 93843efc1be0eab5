"""Test error against training time, without and with weight decay."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_diabetes
from sklearn.preprocessing import PolynomialFeatures

patients, progress = load_diabetes(return_X_y=True)  # 442, 10 measurements
features = PolynomialFeatures(2, include_bias=False).fit_transform(patients)
decays = [0.0, 0.1, 1.0]
moments = np.unique(np.geomspace(1, 3000, 40).astype(int))  # steps looked at


def split(seed):
    """80 patients to train on, the others to test; scaled by the 80."""
    order = np.random.default_rng(seed).permutation(len(features))
    train, test = order[:80], order[80:]
    X, y = features - features[train].mean(0), progress - progress[train].mean()
    X, y = X / features[train].std(0), y / progress[train].std()
    return X[train], y[train], X[test], y[test]


splits = [split(seed) for seed in range(20)]
X, y, X_test, y_test = (np.stack(part) for part in zip(*splits, strict=True))
X, y, X_test, y_test = map(torch.tensor, (X, y, X_test, y_test))


def mse(weights, X, y):
    """For weights (20 splits, 65) the mean squared error in each split."""
    return ((X @ weights[:, :, None]).squeeze(-1) - y).square().mean(1)


def test_errors(decay):
    """Test error of SGD on all 80 patients: (moments, splits)."""
    weights = torch.zeros(20, 65, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weights], lr=0.04, weight_decay=decay)
    errors = []
    for step in range(1, moments[-1] + 1):
        optimizer.zero_grad()
        mse(weights, X, y).sum().backward()  # the splits do not mix
        optimizer.step()
        if step in moments:
            errors.append(mse(weights.detach(), X_test, y_test).numpy())
    return np.array(errors)


ends = [
    np.linalg.lstsq(a, b, rcond=1e-10)[0] for a, b in zip(X, y, strict=True)
]
end = mse(torch.tensor(np.array(ends)), X_test, y_test)
print(f"no decay, at the minimum: {end.mean():.3g}")
print(f"no decay, at the minimum, range: {end.min():.1f} to {end.max():.1f}")
curves = {decay: test_errors(decay) for decay in decays}
for decay, errors in curves.items():
    mean = errors.mean(1)
    print(f"decay {decay:g}, lowest: {mean.min():.2f}")
    print(f"decay {decay:g}, lowest at step: {moments[mean.argmin()]}")
    print(f"decay {decay:g}, after 3000 steps: {mean[-1]:.2f}")
    resembling = 1 / (0.04 * moments[mean.argmin()])  # 1 / (lr · steps)
    print(f"decay {decay:g}, lowest resembles decay: {resembling:.1f}")
# --8<-- [end:train]

_, ax = plt.subplots(figsize=(5, 2.1))
for errors, style in zip(curves.values(), ("C1--", "C4-.", "C0-"), strict=True):
    mean = errors.mean(1)
    half = 2.093 * errors.std(1, ddof=1) / 20**0.5  # 95 % t interval
    band = mean - half, mean + half
    ax.fill_between(moments, *band, color=style[:2], alpha=0.2)
    ax.plot(moments, mean, style[2:], color=style[:2])
ax.text(55, 1.5, "no decay", color="C1")
ax.text(900, 1.02, "decay 0.1", color="C4")
ax.text(500, 0.47, "decay 1", color="C0")
ax.set(xscale="log", xlabel="training steps", xlim=(1, 3000))
ax.set(ylabel="test error (MSE)", ylim=(0.4, 2))
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
ax.minorticks_off()
ax.set_yticks([0.5, 1, 1.5, 2])
plt.show()
