"""What each knob of a tabular model does to the error on new reviews."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from torch import nn

COLUMNS = ["user_nickname", "product_id", "skinConcerns"]
reviews = pd.read_csv("data/reviews.csv").drop_duplicates(COLUMNS[:2])
RUNS = [{}, {"emb_std": 1.0}, {"mean_start": False}, {"y_range": False}]
RUNS += [{"use_bn": False}, {"emb_drop": 0.5}, {"ps": 0.5}]
RUNS += [{"layers": [20]}, {"layers": []}]


def split(seed):
    """Codes and ratings of 70 % to train, 15 % to stop, 15 % to test."""
    rows = reviews.sample(frac=1, random_state=seed)
    known = {c: rows[c][:2376].dropna().unique() for c in COLUMNS}
    codes = [pd.Index(k).get_indexer(rows[c]) + 1 for c, k in known.items()]
    columns = np.stack(codes, axis=1), rows["rating"].to_numpy(np.float32)
    return [torch.tensor(c).split([2376, 509, 510]) for c in columns]


def error(seed, layers=(200, 100), ps=0.0, emb_drop=0.0, y_range=True,
          use_bn=True, emb_std=0.01, mean_start=True):  # fmt: skip
    codes, ratings = split(seed)
    torch.manual_seed(seed)
    sizes = (codes[0].max(dim=0).values + 1).tolist()
    lengths = [min(600, round(1.6 * n**0.56)) for n in sizes]
    embeds = nn.ModuleList(map(nn.Embedding, sizes, lengths))
    for vectors in embeds:
        nn.init.normal_(vectors.weight, std=emb_std)
    widths, blocks = [sum(lengths), *layers], [nn.Dropout(emb_drop)]
    for n, m in zip(widths, layers, strict=False):
        norm = nn.BatchNorm1d(m) if use_bn else nn.Identity()
        blocks += [nn.Linear(n, m), nn.ReLU(), norm, nn.Dropout(ps)]
    model = nn.Sequential(*blocks, nn.Linear(widths[-1], 1))
    mean = ratings[0].mean()
    start = ((mean - 0.5) / 5).logit() if y_range else mean
    nn.init.constant_(model[-1].bias, start if mean_start else 0)

    def loss(part, rows):
        x = [e(codes[part][rows, i]) for i, e in enumerate(embeds)]
        y = model(torch.cat(x, 1))[:, 0]
        y = 0.5 + 5 * y.sigmoid() if y_range else y
        return nn.functional.mse_loss(y, ratings[part][rows])

    weights = nn.ModuleList([embeds, model]).parameters()
    optimizer = torch.optim.AdamW(weights, lr=0.002, fused=True)
    history = []  # after each epoch, the loss to stop by and the test loss
    for _ in range(8):
        model.train()
        for rows in torch.randperm(2376).split(128):
            optimizer.zero_grad()
            loss(0, rows).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            history.append([loss(p, slice(None)).item() for p in (1, 2)])
    return min(history)[1] ** 0.5


_, ax = plt.subplots(figsize=(5.5, 3))
names = [f"{k} = {v}" for run in RUNS[1:] for k, v in run.items()]
for i, (name, run) in enumerate(zip(["start", *names], RUNS, strict=True)):
    errors = np.array([error(seed, **run) for seed in range(10)])
    if i == 0:
        first = errors
    change = errors - first  # the splits overlap: a wider interval than t's
    half = 2.262 * change.std(ddof=1) * (1 / 10 + 15 / 70) ** 0.5
    print(f"{name}, error: {errors.mean():.2f}")
    print(f"{name}, change: {change.mean():+.2f} ± {half:.2f}")
    ax.errorbar(change.mean(), name, xerr=half, fmt="o", color="C0", capsize=3)
ax.axvline(0, color="C1", linestyle="--")
ax.invert_yaxis()
ax.set(xlabel="change of the error, in stars (less is better)")
plt.show()
