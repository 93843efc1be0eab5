"""RMSProp arrives in a valley and leaves it again, unless its lr falls to 0."""

import numpy as np
import torch
from torch.optim.lr_scheduler import LinearLR

curvature = torch.tensor([1.0, 100.0], dtype=torch.float64)
starts = np.random.default_rng(0).standard_normal((50, 2))


def run(end):
    """Whether the loss is below 1/1000 of the first, at each of 1000 steps."""
    weights = torch.tensor(starts, requires_grad=True)  # a row for each start
    optimizer, losses = torch.optim.RMSprop([weights], lr=8.9), []
    # In a straight line from all of lr to the share `end` of it.
    schedule = LinearLR(optimizer, 1, end_factor=end, total_iters=1000)
    for _ in range(1001):
        loss = (curvature * weights**2).sum(dim=1) / 2
        losses.append(loss.detach().numpy())
        optimizer.zero_grad()
        loss.sum().backward()
        optimizer.step()
        schedule.step()
    return np.array(losses) <= 1e-3 * losses[0]


there = run(end=1)  # a constant rate
arrive = there.argmax(axis=0)  # the first step at which it is
print(f"arrive after steps: {arrive.mean():.0f}")
out = ~there & (np.arange(1001)[:, None] > arrive)
leave = out.argmax(axis=0)
print(f"leave at step: {leave.min()} to {leave.max()}")
print(f"away at step 1000: {(~there[-1]).sum()} of 50")
print(f"away at step 1000, lr falling to 0: {(~run(end=0)[-1]).sum()} of 50")
