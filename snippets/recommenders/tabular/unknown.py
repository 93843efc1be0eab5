"""Codes for categories: 0 for what is missing or was not in training."""

# --8<-- [start:codes]
import pandas as pd
import torch
from torch import nn

train = pd.Series(["fern", "otter", None, "fern"])
new = pd.Series(["otter", "lark", None])  # lark is new

known = pd.Index(train.dropna().unique())  # dropna: missing is no category
codes = torch.tensor(known.get_indexer(new) + 1)  # it says -1 for unknown
vectors = nn.Embedding(len(known) + 1, embedding_dim=2)
# --8<-- [end:codes]

print("codes of otter, lark, missing:", codes.tolist())
print("shape of the vectors:", list(vectors(codes).shape))

# --8<-- [start:wrong_codes]
codes = torch.tensor(known.get_indexer(new))  # without + 1
try:
    vectors(codes)
except IndexError as error:
    print("IndexError:", error)
# --8<-- [end:wrong_codes]


def learned(known, train):
    """The codes that get a gradient from all rows of the training data."""
    vectors = nn.Embedding(len(known) + 1, embedding_dim=2)
    vectors(torch.tensor(known.get_indexer(train) + 1)).sum().backward()
    return vectors.weight.grad.abs().sum(dim=1).nonzero().flatten().tolist()


told = train.dropna()
print("codes with a gradient:", learned(known, train))
print("codes with a gradient, nothing missing:", learned(known, told))
often = pd.Index([name for name in known if (train == name).sum() > 1])
print("the same, seen once as code 0:", learned(often, told))
lengths = [min(600, round(1.6 * n**0.56)) for n in (10, 100, 1000)]
print("lengths for 10, 100, 1000 categories:", lengths)
