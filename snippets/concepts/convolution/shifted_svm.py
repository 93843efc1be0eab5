"""The same digits without a network: a support vector machine (SVM)."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.svm import SVC

pixels, digits = load_digits(return_X_y=True)
images = np.pad(pixels.reshape(-1, 8, 8), ((0, 0), (2, 2), (2, 2)))


def centred(image):
    """Roll the image until its centre of mass is in the middle."""
    for axis in (0, 1):
        ink = image.sum(axis=1 - axis)  # of each row, column
        middle = (ink @ np.arange(12)) // ink.sum()
        image = np.roll(image, 6 - int(middle), axis)
    return image


shifts = (-1, 1), (1, 1), (-1, 2), (1, 2)  # by one pixel along an axis
moved = [np.roll(images, by, axis) for by, axis in shifts]
shown = np.stack([images, *moved]).reshape(5, -1, 144)


def accuracies(seed):
    """Percent right on 797 new digits, in place and moved by one pixel."""
    torch.manual_seed(seed)
    order = torch.randperm(1797).numpy()  # the splits of the experiment
    train, test = order[:1000], order[1000:]
    scores = []
    for many in (1, 5):  # learns them in place, then from moved copies too
        copies, labels = shown[:many, train], np.tile(digits[train], many)
        svm = SVC(C=10).fit(copies.reshape(-1, 144), labels)
        place, *others = [svm.score(x, digits[test]) for x in shown[:, test]]
        scores += [place, np.mean(others)]
    middle = [
        np.stack([centred(image) for image in images[part]]).reshape(-1, 144)
        for part in (train, test)
    ]
    fit = SVC(C=10).fit(middle[0], digits[train])
    scores.append(fit.score(middle[1], digits[test]))
    return 100 * np.array(scores)


runs = np.array([accuracies(seed) for seed in range(8)])
half = 2.365 * runs.std(0, ddof=1) / 8**0.5  # of the 95 % interval
cases = ["moved 0", "moved 1", "copies, moved 0", "copies, moved 1"]
labels = [*cases, "centred, wherever it stands"]
for label, mean, wide in zip(labels, runs.mean(0), half, strict=True):
    print(f"SVM, {label}: {mean:.1f} ± {wide:.1f}")
