"""Remove noise: the median for wild pixels, the mean for grain."""

import matplotlib.pyplot as plt
import numpy as np
import scipy.ndimage as ndimage

# --8<-- [start:filter]
import torch
import torch.nn.functional as F
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")[40:320, 40:600].mean(axis=2) / 255.0
grey = torch.from_numpy(photo.reshape(140, 2, 280, 2).mean(axis=(1, 3)))


def windows(picture):
    """The nine pixels around each: 9 × height × width."""
    padded = F.pad(picture[None, None], (1, 1, 1, 1), mode="reflect")
    return F.unfold(padded, 3)[0].reshape(9, *picture.shape)


def median(picture):
    return windows(picture).median(dim=0).values


noisy = grey.where(torch.rand(grey.shape) > 0.1, 0.0)  # a tenth is black
cleaned = median(noisy)
# --8<-- [end:filter]


def mean(picture):
    return windows(picture).mean(dim=0)


def wild(generator):
    chance = torch.rand(grey.shape, generator=generator)
    return grey.where(chance > 0.05, 0.0).where(chance < 0.95, 1.0)


def grain(generator, deviation=0.1):
    return grey + deviation * torch.randn(grey.shape, generator=generator)


def weak_grain(generator):
    return grain(generator, 0.02)


filters = {"nothing": lambda picture: picture, "mean": mean, "median": median}
drawn = {}
noises = {"wild pixels": wild, "grain": grain, "weak grain": weak_grain}
for name, spoil in noises.items():
    errors = {how: [] for how in filters}
    for seed in range(10):
        noisy = spoil(torch.Generator().manual_seed(seed))
        for how, mend in filters.items():
            drawn[name, how] = mended = mend(noisy).numpy()
            error = np.sqrt(((mended - grey.numpy()) ** 2).mean())
            errors[how].append(error)
    for how, found in errors.items():
        half = 2.26 * np.std(found, ddof=1) / 10**0.5  # t, 9 degrees
        print(f"{name}, {how}: {np.mean(found):.4f} ± {half:.4f}")
theirs = ndimage.median_filter(drawn["grain", "nothing"], 3, mode="mirror")
same = (drawn["grain", "median"] == theirs).all()
print(f"as scipy.ndimage.median_filter: {bool(same)}")
theirs = ndimage.uniform_filter(drawn["grain", "nothing"], 3, mode="mirror")
same = np.abs(drawn["grain", "mean"] - theirs).max() < 1e-12
print(f"as scipy.ndimage.uniform_filter: {bool(same)}")
detail = {how: mend(grey) - grey for how, mend in filters.items()}
for how, lost in detail.items():
    print(f"clean picture, {how}: {(lost**2).mean().sqrt():.4f}")

_, axes = plt.subplots(2, 3, figsize=(5.5, 2.2))
for ax, ((name, how), values) in zip(axes.flat, drawn.items(), strict=False):
    part = values[10:90, 60:200]
    ax.imshow(part, "gray", vmin=0, vmax=1, interpolation="none")
    ax.set_title(name if how == "nothing" else how)
    ax.axis("off")
plt.show()
