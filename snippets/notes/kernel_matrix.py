"""A convolution as a matrix: 3 × 3 image, 2 × 2 kernel, 4 × 9 matrix."""

import torch
from torch.nn.functional import conv2d

image = torch.tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
kernel = torch.tensor([[2, -1], [3, -2]])

flat = image.flatten()
lit = torch.eye(9, dtype=torch.int64)  # nine flat images, one pixel lit in each
columns = conv2d(lit.reshape(9, 1, 3, 3), kernel[None, None])
matrix = columns.reshape(9, 4).T  # what each pixel does to the four outputs

print("entries, flat image:", len(flat))
print(matrix.numpy())
print("matrix @ image:", (matrix @ flat).tolist())
direct = conv2d(image[None, None], kernel[None, None])
print("convolution:", direct.flatten().tolist())
