"""Exercise: the variance of all data, from the statistics of its batches."""

import torch


def variance_of_all(means, variances):
    """From batches of one size: their means and their biased variances."""
    raise NotImplementedError("write variance_of_all()")


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
