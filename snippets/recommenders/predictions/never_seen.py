"""A network that never saw a nine: how sure it is of nines."""

import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)
nines = images[labels == 9]
images, labels = images[labels < 9], labels[labels < 9]

found = []
for seed in range(10):
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    train, test = order[:1000], order[1000:]
    model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 9))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003, fused=True)
    for _ in range(30):
        for batch in train[torch.randperm(1000)].split(50):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy
            loss(model(images[batch]), labels[batch]).backward()
            optimizer.step()
    model.eval()
    with torch.inference_mode():
        known = model(images[test]).softmax(dim=1).max(dim=1)
        share = model(nines).softmax(dim=1).max(dim=1).values
    right = (known.indices == labels[test]).float().mean()
    known = known.values
    sure = [(values >= 0.9).float().mean() for values in (known, share)]
    found.append([100 * x for x in (right, *sure)])

found = torch.tensor(found)
half = 2.262 * found.std(dim=0) / 10**0.5  # t, 9 degrees of freedom
of = "known digits", "nines"
sure = [f"{digits} with a share of 0.9 or more" for digits in of]
for i, name in enumerate(["right of known digits", *sure]):
    print(f"{name}, %: {found[:, i].mean():.1f} ± {half[i]:.1f}")
