"""Weight decay from scratch: L2 and decoupled (AdamW)."""

import torch
from torch.testing._internal.common_optimizers import optim_db


# --8<-- [start:core]
def into_gradient(g, w, weight_decay):
    """SGD, Adam, RMSprop, Adagrad: g ← g + λ w, then their usual step."""
    return g + weight_decay * w


def off_the_weights(w, weight_decay, lr):
    """AdamW: w ← w − γ λ w, then the usual step of Adam."""
    return w - lr * weight_decay * w


# --8<-- [end:core]
# --8<-- [start:proof]
def same_path(kind, weight_decay, lr=0.001, **options):
    """Twenty steps of torch's decay beside ours before undecayed steps."""
    torch.manual_seed(0)
    theirs = torch.randn(5, 3, dtype=torch.float64, requires_grad=True)
    ours = theirs.detach().clone().requires_grad_()
    plain = torch.optim.Adam if kind is torch.optim.AdamW else kind
    decayed = kind([theirs], lr=lr, weight_decay=weight_decay, **options)
    undecayed = plain([ours], lr=lr, weight_decay=0, **options)
    for _ in range(20):
        theirs.grad = torch.randn(5, 3, dtype=torch.float64)
        w, ours.grad = ours.detach(), theirs.grad.clone()  # w is ours, too
        if kind is torch.optim.AdamW:
            w.copy_(off_the_weights(w, weight_decay, lr))
        else:  # who maximizes turns the gradient around: so the decay, too
            sign = -1 if options.get("maximize") else 1
            ours.grad = into_gradient(ours.grad, w, sign * weight_decay)
        decayed.step()
        undecayed.step()
    return torch.allclose(theirs, ours, rtol=1e-12, atol=0)


names = ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"]
kinds = [getattr(torch.optim, name) for name in names]
cases = [
    (info.optim_cls, case.kwargs)
    for info in optim_db
    if info.optim_cls in kinds
    for case in info.optim_inputs_func(device="cpu")
    if case.kwargs.get("weight_decay")
]
same = sum(same_path(kind, **options) for kind, options in cases)
print(f"entries of optim_db with weight decay: {len(cases)}")
print(f"agrees with torch.optim: {same} of {len(cases)}")
# --8<-- [end:proof]
