"""In y = ax + b the slope is a, and b is where the line starts."""

import numpy as np

a, b = 2.0, 5.0
x = np.array([0.0, 1.0, 2.0, 3.0])
y = a * x + b
print(f"y at x = 0: {y[0]:g}")
print(f"y more for each step of x: {np.diff(y)[0]:g}")
