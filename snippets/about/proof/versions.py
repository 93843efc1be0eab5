"""The versions that every number here was recorded with."""

import sys

import matplotlib
import numpy
import pandas
import sklearn
import torch

old_enough = sys.version_info >= (3, 11)
print("Python:", "3.11 or newer" if old_enough else "older than 3.11")
for package in (torch, pandas, numpy, sklearn, matplotlib):
    release = package.__version__.split("+")[0]  # 2.13.0 of 2.13.0+cpu
    print(f"{package.__name__}: {release}")
