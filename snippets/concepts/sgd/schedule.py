"""A learning rate that falls to 0 in a straight line."""

import torch

batches = [torch.randn(10, 3) for _ in range(10)]
model, epochs = torch.nn.Linear(3, 1), 20

optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
schedule = torch.optim.lr_scheduler.LinearLR(
    optimizer, start_factor=1, end_factor=0, total_iters=epochs * len(batches)
)
for epoch in range(epochs):
    if epoch % 5 == 0:
        print(f"epoch {epoch}, lr: {schedule.get_last_lr()[0]:.3f}")
    for batch in batches:
        optimizer.zero_grad()
        (model(batch) ** 2).mean().backward()
        optimizer.step()
        schedule.step()
print(f"at the end, lr: {schedule.get_last_lr()[0]:.3f}")
