"""One pass over all rows beside a loop over them: the same answers."""

import timeit

import pandas as pd
import torch
from torch import nn

torch.manual_seed(0)
codes = torch.randint(800, (595, 2)).numpy()
rows = pd.DataFrame(codes, columns=["user", "product"])
# not trained: that changes neither the time nor whether the two agree
model = nn.Sequential(nn.EmbeddingBag(800, 20, mode="sum"), nn.Linear(20, 5))
model.eval()


def batched(rows):
    with torch.inference_mode():
        return model(torch.tensor(rows.to_numpy())).softmax(dim=1)


def chunked(rows, size=100):
    starts = range(0, len(rows), size)
    return torch.cat([batched(rows[i : i + size]) for i in starts])


def looped(rows):
    shares = []
    for _, row in rows.iterrows():
        x = torch.tensor([[row["user"], row["product"]]])
        with torch.inference_mode():
            shares.append(model(x).softmax(dim=1))
    return torch.cat(shares)


def seconds(method, rows, runs=3):
    """The least of several runs."""
    return min(timeit.repeat(lambda: method(rows), number=1, repeat=runs))


all_rows = batched(rows)
same = all_rows.topk(2).indices == looped(rows).topk(2).indices
print(f"rows: {len(rows)}")
print(f"same first and second answer: {same.all(dim=1).sum().item()}")
for name, method in (("loop", looped), ("chunks", chunked)):
    apart = (all_rows - method(rows)).abs().max().item()
    print(f"{name}, shares at most 0.000001 apart: {apart <= 1e-6}")
one_pass = seconds(batched, rows, runs=20)
print(f"at least 50 times faster: {seconds(looped, rows) >= 50 * one_pass}")
one_row = seconds(batched, rows[:1], runs=20)
print(f"at most 20 times a call for one row: {one_pass <= 20 * one_row}")
