"""Three dropouts for embeddings: elements, rows, positions."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
p = 0.5
table = nn.Embedding(6, 4)  # six words, vectors of four
nn.init.ones_(table.weight)
words = torch.tensor([[5, 2, 5, 1]]).expand(10_000, -1)  # word 5 twice


# --8<-- [start:three]
def elements(words):
    """Each number of a looked-up vector by itself."""
    return F.dropout(table(words), p)


def rows(words):
    """Rows of the table: a dropped word is gone wherever it stands."""
    kept = F.dropout(torch.ones(6, 1), p)
    return F.embedding(words, table.weight * kept)


def positions(words):
    """Whole vectors, each position by itself."""
    return F.dropout1d(table(words), p)  # its "channels" are positions


# --8<-- [end:three]
for drop in (elements, rows, positions):
    name = drop.__name__
    # Each text of the batch gets its own call: rows draws one mask a call.
    vectors = torch.cat([drop(text) for text in words.split(1)])
    gone = (vectors == 0).all(dim=2)  # (texts, positions)
    first, third = gone[:, 0], gone[:, 2]  # the two places of word 5
    print(f"numbers zeroed, {name}: {(vectors == 0).float().mean():.2f}")
    print(f"first 5 gone, {name}: {first.float().mean():.2f}")
    print(f"then the other too, {name}: {third[first].float().mean():.2f}")
