"""What each knob of a tabular model does to the error on new reviews."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from torch import nn

COLUMNS = ["user_nickname", "product_id", "skinConcerns"]
reviews = pd.read_csv("data/reviews.csv").drop_duplicates(COLUMNS[:2])
RUNS = [{"emb_std": 1.0}, {"mean_start": False}, {"y_range": None}]
RUNS += [{"y_range": (1, 5)}, {"use_bn": False}, {"emb_drop": 0.5}]
RUNS += [{"ps": [0.5, 0.5]}, {"ps": [0, 0]}, {"layers": [20]}, {"layers": []}]


def split(seed):
    """Codes and ratings of 70 % to train, 15 % to stop, 15 % to test."""
    rows = reviews.sample(frac=1, random_state=seed)
    known = {c: rows[c][:2376].dropna().unique() for c in COLUMNS}
    codes = [pd.Index(k).get_indexer(rows[c]) + 1 for c, k in known.items()]
    seen = rows.product_id.map(rows.product_id[:2376].value_counts()).fillna(0)
    columns = np.stack(codes, 1), *np.float32([np.log1p(seen), rows["rating"]])
    return [torch.tensor(c).split([2376, 509, 510]) for c in columns]


def error(seed, layers=(200, 100), ps=(0.2, 0.1), emb_drop=0.04, use_bn=True,
          y_range=(0.5, 5.5), emb_std=0.01, mean_start=True):  # fmt: skip
    codes, numbers, ratings = split(seed)
    torch.manual_seed(seed)
    sizes = (codes[0].max(dim=0).values + 1).tolist()
    lengths = [min(600, round(1.6 * n**0.56)) for n in sizes]
    embeds = nn.ModuleList(map(nn.Embedding, sizes, lengths))
    for vectors in embeds:
        nn.init.normal_(vectors.weight, std=emb_std)
    drop, norm = nn.Dropout(emb_drop), nn.BatchNorm1d(1)
    widths, model = [sum(lengths) + 1, *layers], nn.Sequential()
    for n, m, p in zip(widths, layers, ps, strict=False):
        model.extend([nn.Linear(n, m), nn.ReLU(), nn.Dropout(p)])
        model.insert(-1, nn.BatchNorm1d(m) if use_bn else nn.Identity())
    model.append(last := nn.Linear(widths[-1], 1))
    low, high = y_range or (0, 1)
    start = (ratings[0].mean() - low) / (high - low)
    start = start.logit() if y_range else start
    nn.init.constant_(last.bias, start if mean_start else 0)
    whole = nn.ModuleList([embeds, drop, norm, model])

    def loss(part, rows):
        x = [e(codes[part][rows, i]) for i, e in enumerate(embeds)]
        x = [drop(torch.cat(x, 1)), norm(numbers[part][rows, None])]
        y = model(torch.cat(x, 1))[:, 0]
        y = low + (high - low) * y.sigmoid() if y_range else y
        return nn.functional.mse_loss(y, ratings[part][rows])

    optimizer = torch.optim.AdamW(whole.parameters(), lr=0.002, fused=True)
    history = []  # after each epoch, the loss to stop by and the test loss
    for _ in range(8):
        whole.train()
        for rows in torch.randperm(2376).split(128):
            optimizer.zero_grad()
            loss(0, rows).backward()
            optimizer.step()
        whole.eval()
        with torch.no_grad():
            history.append([loss(p, slice(None)).item() for p in (1, 2)])
    return min(history)[1] ** 0.5


_, ax = plt.subplots(figsize=(5.5, 3))
names = [f"{k} = {v}" for run in RUNS for k, v in run.items()]
first = np.array([error(seed) for seed in range(10)])
for name, run in zip(names, RUNS, strict=True):
    errors = np.array([error(seed, **run) for seed in range(10)])
    change = errors - first  # the splits overlap: a wider interval than t's
    half = 2.262 * change.std(ddof=1) * (1 / 10 + 15 / 70) ** 0.5
    print(f"{name}, change: {change.mean():+z.2f} ± {half:.2f}")
    ax.errorbar(change.mean(), name, xerr=half, fmt="o", color="C0", capsize=3)
ax.axvline(0, color="C1", linestyle="--")
ax.invert_yaxis()
ax.set(xlabel="change of the error, in stars (less is better)")
plt.show()
