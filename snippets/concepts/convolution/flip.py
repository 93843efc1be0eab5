"""PyTorch's convolution is a cross-correlation: flip the kernel and see."""

import numpy as np
import torch
from scipy.ndimage import correlate
from scipy.signal import convolve2d, correlate2d

# --8<-- [start:flip]
image = torch.tensor([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])
kernel = torch.tensor([[2.0, -1], [3, -2]])


def conv2d(image, kernel):
    """PyTorch's, for one image and one kernel."""
    return torch.nn.functional.conv2d(image[None], kernel[None, None])[0]


flipped = kernel.flip(0, 1)  # both axes
print("PyTorch:", conv2d(image, kernel).int().tolist())
print("PyTorch, kernel flipped:", conv2d(image, flipped).int().tolist())
# --8<-- [end:flip]

# --8<-- [start:scipy]
for function in (correlate2d, convolve2d):
    output = function(image.numpy(), kernel.numpy(), mode="valid")
    print(f"SciPy {function.__name__}:", output.astype(int).tolist())

rng = np.random.default_rng(0)
cases, same_unflipped, same_flipped, same_ndimage = 20, 0, 0, 0
for _ in range(cases):
    picture, k = rng.normal(size=(9, 11)), rng.normal(size=(3, 5))
    p, q = torch.from_numpy(picture), torch.from_numpy(k)
    ours, other = conv2d(p, q).numpy(), conv2d(p, q.flip(0, 1)).numpy()
    same_unflipped += np.allclose(ours, correlate2d(picture, k, "valid"))
    same_flipped += np.allclose(other, convolve2d(picture, k, "valid"))
    inside = correlate(picture, k)[1:-1, 2:-2]  # without what it pads
    same_ndimage += np.allclose(ours, inside)
print(f"conv2d is correlate2d: {same_unflipped} of {cases}")
print(f"conv2d, flipped, is convolve2d: {same_flipped} of {cases}")
print(f"conv2d is scipy.ndimage.correlate: {same_ndimage} of {cases}")
# --8<-- [end:scipy]
