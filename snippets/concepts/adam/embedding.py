"""Rows of an embedding that move without a gradient."""

import torch


def rows(optimizer_class, before=0, sparse=False, **options):
    """Three rows, 1 at first: row 0 is looked up once, row 1 at other steps."""
    embedding = torch.nn.Embedding(3, 1, sparse=sparse)
    torch.nn.init.ones_(embedding.weight)
    optimizer = optimizer_class(embedding.parameters(), lr=0.1, **options)
    points = []
    for row in [1] * before + [0] + [1] * 199:
        optimizer.zero_grad()
        embedding(torch.tensor([row])).sum().backward()
        optimizer.step()
        points.append(embedding.weight.flatten().tolist())
    return points[before], points[-1]


first, last = rows(torch.optim.Adam)
print(f"row 0, moved by its gradient: {1 - first[0]:.2f}")
print(f"row 0, moved after it, without one: {first[0] - last[0]:.2f}")
print(f"row 2, never looked up: {last[2]:.2f}")

first, last = rows(torch.optim.Adam, before=5000)
print(f"row 0 after 5000 steps, by its gradient: {1 - first[0]:.2f}")
print(f"row 0 after 5000 steps, after it: {first[0] - last[0]:.2f}")

first, last = rows(torch.optim.AdamW, weight_decay=0.1)
print(f"row 2, never looked up, AdamW: {last[2]:.2f}")

first, last = rows(torch.optim.SparseAdam, sparse=True)
print(f"row 0, moved after it, SparseAdam: {first[0] - last[0]:.2f}")

embedding = torch.nn.Embedding(3, 1, sparse=True)
model = torch.nn.Sequential(embedding, torch.nn.Linear(1, 1))
for optimizer_class in (torch.optim.AdamW, torch.optim.SparseAdam):
    model(torch.tensor([0])).sum().backward()
    try:
        optimizer_class(model.parameters()).step()
    except RuntimeError as error:
        print(f"{optimizer_class.__name__} on all weights: {error}")

weight = torch.ones(1, requires_grad=True)
weight.grad = None
torch.optim.AdamW([weight], lr=0.1, weight_decay=0.1).step()
print(f"a weight whose gradient is None, AdamW: {weight.item():.2f}")
