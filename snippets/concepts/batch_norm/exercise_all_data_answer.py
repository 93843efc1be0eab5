"""Answer: the variance of all data, from the statistics of its batches."""

import torch


def variance_of_all(means, variances):
    """From batches of one size: their means and their biased variances."""
    return variances.mean() + means.var(correction=0)


def check():
    torch.manual_seed(0)
    data = torch.randn(64, 10, dtype=torch.float64)
    for name, batches in [
        ("shuffled", data),
        ("shifted", data + torch.arange(64.0)[:, None]),  # means differ
        ("sorted", data.flatten().sort().values.view(64, 10)),
    ]:
        found = variance_of_all(
            batches.mean(dim=1), batches.var(dim=1, correction=0)
        )
        true = batches.var(correction=0)
        off = abs(found - true) / true
        assert off < 1e-9, f"{name}: {found:.3f}, but it is {true:.3f}"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

values = torch.arange(1000, dtype=torch.float64)
for name, order in [("shuffled", torch.randperm(1000)), ("sorted", values)]:
    layer = torch.nn.BatchNorm1d(1, momentum=None).double()
    for batch in values[order.long()].view(100, 10, 1):
        layer(batch)
    print(f"running variance, {name}: {layer.running_var.item():.0f}")
print(f"variance of all: {values.var():.0f}")
