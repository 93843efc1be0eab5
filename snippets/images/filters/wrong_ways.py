"""Wrong ways to filter an image: bytes, borders, channels."""

import numpy as np
import torch
import torch.nn.functional as F
from scipy import ndimage

row = np.array([[10, 10, 200, 200, 10, 10]], dtype=np.uint8)
slope = np.array([[-1, 0, 1]])

# --8<-- [start:wrong_bytes]
print("bytes:", ndimage.correlate(row, slope)[0].tolist())
print("floats:", ndimage.correlate(row / 1.0, slope)[0].tolist())
# --8<-- [end:wrong_bytes]

# --8<-- [start:wrong_borders]
line = np.array([1.0, 2, 3])
padded = F.pad(torch.from_numpy(line)[None, None], (2, 0), mode="reflect")
print("torch, reflect:", padded[0, 0].tolist())
print("numpy, reflect:", np.pad(line, (2, 0), mode="reflect").tolist())
first = ndimage.shift(line, 2, order=0, mode="reflect")
print("scipy, reflect:", [*first[:2].tolist(), *line.tolist()])
first = ndimage.shift(line, 2, order=0, mode="mirror")
print("scipy, mirror:", [*first[:2].tolist(), *line.tolist()])
# --8<-- [end:wrong_borders]

# --8<-- [start:wrong_channels]
colours = torch.rand(1, 3, 8, 8)
try:
    F.conv2d(colours, torch.ones(1, 1, 3, 3) / 9)
except RuntimeError as error:
    print(f"RuntimeError: {error}")
print(F.conv2d(colours, torch.ones(3, 1, 3, 3) / 9, groups=3).shape)
# --8<-- [end:wrong_channels]
