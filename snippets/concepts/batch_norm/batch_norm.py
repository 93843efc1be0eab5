"""Batch normalization from scratch, beside PyTorch's."""

import torch
from torch import nn
from torch.testing._internal.common_modules import module_db


class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True,
                 track_running_stats=True, *, bias=True):  # fmt: skip
        super().__init__()
        self.eps, self.momentum = eps, momentum
        ones, zeros = torch.ones(num_features), torch.zeros(num_features)
        self.weight = nn.Parameter(ones) if affine else None
        self.bias = nn.Parameter(zeros) if affine and bias else None
        kept = track_running_stats  # as buffers: saved, but not trained
        self.register_buffer("running_mean", zeros.clone() if kept else None)
        self.register_buffer("running_var", ones.clone() if kept else None)
        count = torch.tensor(0) if kept else None
        self.register_buffer("num_batches_tracked", count)

    # --8<-- [start:core]
    def forward(self, x):
        over, shape = self.axes(x)  # images: over (0, 2, 3), as (1, C, 1, 1)
        mean, var = self.running_mean, self.running_var
        if self.training or mean is None:
            mean = x.mean(over)
            var = (x - mean.view(shape)).square().mean(over)  # biased: / n
            self.remember(mean.detach(), var.detach(), n=x[:, 0].numel())
        y = (x - mean.view(shape)) / (var.view(shape) + self.eps).sqrt()
        y = y if self.weight is None else y * self.weight.view(shape)  # γ
        return y if self.bias is None else y + self.bias.view(shape)  # β

    # --8<-- [end:core]
    def axes(self, x):
        if x.dim() not in self.dims:
            raise ValueError(f"{x.dim()} dimensions instead of {self.dims}")
        return (0, *range(2, x.dim())), (1, -1, *[1] * (x.dim() - 2))

    def remember(self, mean, var, n):
        if n == 1:
            raise ValueError("one value per channel has no variance")
        if self.running_mean is not None:
            self.num_batches_tracked += 1
            m = self.momentum  # share of the new batch; None: plain average
            m = 1 / self.num_batches_tracked.item() if m is None else m
            if n > 0:  # n / (n - 1) makes the variance unbiased
                self.running_mean += m * (mean - self.running_mean)
                self.running_var += m * (var * n / (n - 1) - self.running_var)


class BatchNorm1d(BatchNorm):
    dims = 2, 3  # (N, C) or (N, C, L)


class BatchNorm2d(BatchNorm):
    dims = (4,)  # (N, C, H, W)


torch.manual_seed(0)
for ours in (BatchNorm1d, BatchNorm2d):
    torchs = getattr(nn, ours.__name__)
    info = next(info for info in module_db if info.module_cls is torchs)
    entries = info.module_inputs_func(info, "cpu", torch.float64, True, True)
    same = 0
    for seed, entry in enumerate(entries):
        given, results = entry.constructor_input, ([], [])
        for kind, result in zip((ours, torchs), results, strict=True):
            layer = kind(*given.args, **given.kwargs).double()
            torch.manual_seed(seed)  # the same γ and β for both
            [nn.init.normal_(p) for p in layer.parameters()]
            for i in range(4):  # three batches in training, one in eval()
                x = entry.forward_input.args[0] * (i + 1) + i
                y = layer.train(i < 3)(x)
                to = [x, *layer.parameters()]
                result += [y, *torch.autograd.grad((y**3).sum(), to)]
                result += [statistic.clone() for statistic in layer.buffers()]
        pairs = zip(*results, strict=True)
        same += all(torch.allclose(a, b, 1e-12, 1e-12) for a, b in pairs)
    print(f"agrees with torch.nn.{ours.__name__}: {same} of {len(entries)}")
