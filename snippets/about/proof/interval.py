"""How often a 95 % interval over ten seeds holds the true mean."""

import numpy as np

true_mean = 3.0
rng = np.random.default_rng(0)
runs = rng.normal(true_mean, 1.0, size=(100_000, 10))  # ten seeds a row
off = np.abs(runs.mean(axis=1) - true_mean)
standard_error = runs.std(axis=1, ddof=1) / 10**0.5

# Student's t for ten values, and what would do for very many.
for factor in (2.262, 1.96):
    holds = np.mean(off <= factor * standard_error)
    print(f"mean ± {factor} standard errors: {holds:.1%}")
