"""Pictures as arrays of bytes, colours last: what goes wrong, what is right."""

import numpy as np
import torch
from scipy import ndimage

# --8<-- [start:wrong_bytes]
step = np.array([[10, 10, 200, 200]] * 3, dtype=np.uint8)
print("SciPy's Sobel on bytes:", ndimage.sobel(step, axis=1)[1].tolist())
box = torch.ones(1, 1, 3, 3, dtype=torch.uint8)
nine = torch.nn.functional.conv2d(box * 200, box)
print("nine times 200 in bytes:", nine.item())
try:
    torch.nn.Conv2d(1, 1, 3)(box)
except RuntimeError as error:
    print("RuntimeError:", error)
# --8<-- [end:wrong_bytes]

# --8<-- [start:bytes]
right = ndimage.sobel(step.astype(np.float32), axis=1)
print("SciPy's Sobel on floats:", right[1].astype(int).tolist())
# --8<-- [end:bytes]

# --8<-- [start:wrong_layout]
conv = torch.nn.Conv2d(3, 16, kernel_size=3)
picture = np.zeros((32, 48, 3), dtype=np.uint8)  # height, width, colours
try:
    conv(torch.from_numpy(picture).float())
except RuntimeError as error:
    print("colours last:", error)
# --8<-- [end:wrong_layout]

# --8<-- [start:layout]
image = torch.from_numpy(picture).permute(2, 0, 1).float() / 255
print("colours first:", tuple(conv(image).shape))
# --8<-- [end:layout]
