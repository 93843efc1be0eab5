"""Learn a kernel from a picture and its edges: out comes Sobel's."""

import numpy as np
import torch
from scipy import ndimage
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")[::4, ::4].mean(axis=2) / 255
before = torch.tensor(photo, dtype=torch.float32)[None]
edges = torch.tensor(ndimage.sobel(photo, axis=1), dtype=torch.float32)
after = edges[None, 1:-1, 1:-1]  # the windows that fit inside

# --8<-- [start:learn]
torch.manual_seed(0)
conv = torch.nn.Conv2d(1, 1, kernel_size=3)
optimizer = torch.optim.Adam(conv.parameters(), lr=0.02)
for _ in range(2000):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(conv(before), after)
    loss.backward()
    optimizer.step()
# --8<-- [end:learn]

learned = conv.weight.detach()[0, 0].numpy()
for row in learned.round(2) + 0.0:  # -0.0 becomes 0.0
    print("learned:", *[f"{weight:.2f}" for weight in row])
sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
windows = torch.nn.functional.unfold(before, 3)  # im2col: 9 rows
with_bias = torch.cat([windows, torch.ones_like(windows[:1])])
print("rank of the windows:", torch.linalg.matrix_rank(with_bias).item())
print("as Sobel, to 0.01:", bool(abs(learned - sobel).max() < 0.01))
