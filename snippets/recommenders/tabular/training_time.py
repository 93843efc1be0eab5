"""The error of the tabular model against training time, beside ridge."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import OneHotEncoder
from torch import nn

COLUMNS = ["user_nickname", "product_id", "skinConcerns"]
GAPS = "stopped, above ridge", "8 epochs, above stopped"
reviews = pd.read_csv("data/reviews.csv").drop_duplicates(COLUMNS[:2])


def split(seed):  # 70 % to train, 15 % to stop, 15 % to test
    rows = reviews.sample(frac=1, random_state=seed)
    known = {c: rows[c][:2376].dropna().unique() for c in COLUMNS}
    codes = [pd.Index(k).get_indexer(rows[c]) + 1 for c, k in known.items()]
    seen = rows.product_id.map(rows.product_id[:2376].value_counts()).fillna(0)
    columns = np.stack(codes, 1), *np.float32([np.log1p(seen), rows["rating"]])
    return [torch.tensor(c).split([2376, 509, 510]) for c in columns]


def network(seed, layers):  # losses to stop by and to test, each epoch
    codes, numbers, ratings = split(seed)
    torch.manual_seed(seed)
    sizes = (codes[0].max(dim=0).values + 1).tolist()
    lengths = [min(600, round(1.6 * n**0.56)) for n in sizes]
    embeds = nn.ModuleList(map(nn.Embedding, sizes, lengths))
    for vectors in embeds:
        nn.init.normal_(vectors.weight, std=0.01)
    drop, norm = nn.Dropout(0.04), nn.BatchNorm1d(1)
    widths, blocks = [sum(lengths) + 1, *layers], []
    for n, m, p in zip(widths, layers, [0.2, 0.1], strict=False):
        blocks += [nn.Linear(n, m), nn.ReLU(), nn.BatchNorm1d(m), nn.Dropout(p)]
    model = nn.Sequential(*blocks, last := nn.Linear(widths[-1], 1))
    nn.init.constant_(last.bias, ((ratings[0].mean() - 0.5) / 5).logit())
    whole = nn.ModuleList([embeds, drop, norm, model])

    def loss(part, rows):
        x = [e(codes[part][rows, i]) for i, e in enumerate(embeds)]
        x = [drop(torch.cat(x, 1)), norm(numbers[part][rows, None])]
        y = 0.5 + 5 * model(torch.cat(x, 1))[:, 0].sigmoid()
        return nn.functional.mse_loss(y, ratings[part][rows])

    optimizer = torch.optim.AdamW(whole.parameters(), lr=0.002, fused=True)
    losses = []
    for _ in range(8):
        whole.train()
        for rows in torch.randperm(2376).split(128):
            optimizer.zero_grad()
            loss(0, rows).backward()
            optimizer.step()
        whole.eval()
        losses.append([loss(p, slice(None)).item() for p in (1, 2)])
    return losses


base = np.zeros(10)  # the errors of ridge regression
for seed in range(10):
    (x, _, new), _, (y, _, true) = split(seed)
    hot = OneHotEncoder(handle_unknown="ignore").fit(x)
    fit = RidgeCV([1, 2, 5, 10, 20]).fit(hot.transform(x), y)
    off = fit.predict(hot.transform(new)) - true.numpy()
    base[seed] = (off**2).mean() ** 0.5
_, ax = plt.subplots(figsize=(5.5, 3))
ax.axhline(base.mean(), color="C1", linestyle="--")
ax.text(2, base.mean() + 0.004, "ridge", ha="right", color="C1")
for layers, line in ([200, 100], "o-"), ([], "s:"):
    runs = np.array([network(seed, layers) for seed in range(10)]) ** 0.5
    stop, late = runs[:, :, 0].argmin(axis=1), runs[:, -1, 1]
    best = runs[range(10), stop, 1]
    for name, gap in zip(GAPS, (best - base, late - best), strict=True):
        half = 2.262 * gap.std(ddof=1) * (1 / 10 + 15 / 70) ** 0.5
        print(f"{layers}, {name}: {gap.mean():+.2f} ± {half:.2f}")
    ax.plot(range(1, 9), runs[:, :, 1].mean(axis=0), line, color="C0")
    ax.text(6.8, late.mean() - 0.002, f"{layers=}", ha="right", color="C0")
ax.set(xlabel="epochs", ylabel="error on new reviews, stars")
plt.show()
