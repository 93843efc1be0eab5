"""The same digits without a network: a support vector machine (SVM)."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.svm import SVC

pixels, digits = load_digits(return_X_y=True)
images = np.pad(pixels.reshape(-1, 8, 8), ((0, 0), (2, 2), (2, 2)))
shifts = (-1, 1), (1, 1), (-1, 2), (1, 2)  # by one pixel along an axis
moved = [np.roll(images, by, axis) for by, axis in shifts]


def accuracies(seed):
    """Percent right on 797 new digits, in place and moved by one pixel."""
    torch.manual_seed(seed)
    order = torch.randperm(1797).numpy()  # the splits of the experiment
    train, test = order[:1000], order[1000:]
    svm = SVC(C=10).fit(images[train].reshape(1000, 144), digits[train])
    scores = [
        svm.score(x[test].reshape(797, 144), digits[test])
        for x in (images, *moved)
    ]
    return 100 * scores[0], 100 * np.mean(scores[1:])


runs = np.array([accuracies(seed) for seed in range(8)])
half = 2.365 * runs.std(0, ddof=1) / 8**0.5  # of the 95 % interval
for by in range(2):
    print(f"SVM, moved {by}: {runs.mean(0)[by]:.1f} ± {half[by]:.1f}")
