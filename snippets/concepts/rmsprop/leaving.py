"""RMSProp arrives in a valley along an axis, and leaves it again."""

import numpy as np
import torch

curvature = torch.tensor([1.0, 100.0], dtype=torch.float64)
starts = np.random.default_rng(0).standard_normal((50, 2))
weights = torch.tensor(starts, requires_grad=True)  # each row runs by itself
optimizer, losses = torch.optim.RMSprop([weights], lr=8.9), []
for _ in range(1001):
    loss = (curvature * weights**2).sum(dim=1) / 2
    losses.append(loss.detach().numpy())
    optimizer.zero_grad()
    loss.sum().backward()
    optimizer.step()

there = np.array(losses) <= 1e-3 * losses[0]
arrive = there.argmax(axis=0)  # the first step at which it is
print(f"arrive after steps: {arrive.mean():.0f}")
out = ~there & (np.arange(1001)[:, None] > arrive)
print(f"leave again: {out.any(axis=0).sum()} of 50")
leave = out.argmax(axis=0)
print(f"leave at step: {leave.min()} to {leave.max()}")
