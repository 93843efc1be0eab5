"""One pass over all rows beside a loop over them: the same answers."""

import timeit

import pandas as pd
import torch
from torch import nn

torch.manual_seed(0)
reviews = pd.read_csv("data/reviews.csv")  # synthetic, in random order
reviews = reviews.drop_duplicates(["product_id", "user_nickname"])
train, new = reviews[:2800], reviews[2800:]
users = pd.Index(train["user_nickname"].unique())
products = pd.Index(train["product_id"].unique())


def codes(rows):
    """Two codes a row: the user (0: unknown), then the product."""
    user = users.get_indexer(rows["user_nickname"]) + 1
    product = products.get_indexer(rows["product_id"]) + 2 + len(users)
    return torch.stack([torch.tensor(user), torch.tensor(product)], dim=1)


# not trained: that changes neither the time nor whether the two agree
size = len(users) + len(products) + 2
model = nn.Sequential(nn.EmbeddingBag(size, 20, mode="sum"), nn.Linear(20, 5))
user_code = {name: i + 1 for i, name in enumerate(users)}
product_code = {name: i + 2 + len(users) for i, name in enumerate(products)}


def batched(rows):
    with torch.inference_mode():
        return model(codes(rows)).softmax(dim=1)


def chunked(rows, size=100):
    starts = range(0, len(rows), size)
    return torch.cat([batched(rows[i : i + size]) for i in starts])


def looped(rows):
    shares = []
    for _, row in rows.iterrows():
        user = user_code.get(row["user_nickname"], 0)
        product = product_code.get(row["product_id"], len(users) + 1)
        x = torch.tensor([[user, product]])
        with torch.inference_mode():
            shares.append(model(x).softmax(dim=1))
    return torch.cat(shares)


def seconds(method, rows, runs=3):
    """The least of several runs."""
    return min(timeit.repeat(lambda: method(rows), number=1, repeat=runs))


all_rows = batched(new)
same = all_rows.topk(2).indices == looped(new).topk(2).indices
print(f"rows: {len(new)}")
print(f"same first and second answer: {same.all(dim=1).sum().item()}")
for name, method in (("loop", looped), ("chunks", chunked)):
    apart = (all_rows - method(new)).abs().max().item()
    print(f"{name}, shares at most 0.000001 apart: {apart <= 1e-6}")
one_pass = seconds(batched, new, runs=20)
print(f"at least 50 times faster: {seconds(looped, new) >= 50 * one_pass}")
one_row = seconds(batched, new[:1], runs=20)
print(f"at most 20 times a call for one row: {one_pass <= 20 * one_row}")
