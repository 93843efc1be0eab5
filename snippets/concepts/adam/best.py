"""Adam and SGD with momentum at their best rates, constant or falling to 0."""

import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LinearLR

torch.set_default_dtype(torch.float64)  # nearly the same on any processor
pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images, targets = torch.tensor(pixels / 16), torch.tensor(digits)


def accuracies(kind, lr, epochs, seeds, fall=False, **options):
    """Per cent of 517 held-out images that the networks read at the end."""
    # In every tensor the first dimension is the seed. It draws a network's
    # held-out images, weights and batches.
    seeds = [torch.Generator().manual_seed(seed) for seed in seeds]

    def draw(function, *shape):
        return torch.stack([function(*shape, generator=g) for g in seeds])

    trained, held_out = draw(torch.randperm, 1797).split([1280, 517], dim=1)
    w1 = ((draw(torch.rand, 64, 32) * 2 - 1) / 64**0.5).requires_grad_()
    w2 = ((draw(torch.rand, 32, 10) * 2 - 1) / 32**0.5).requires_grad_()
    optimizer, end = kind([w1, w2], lr=lr, **options), 0 if fall else 1
    schedule = LinearLR(optimizer, 1, end, total_iters=40 * epochs)
    for _ in range(epochs):
        order = trained.gather(1, draw(torch.randperm, 1280))
        for batch in order.split(32, dim=1):
            outputs = torch.relu(images[batch] @ w1) @ w2
            loss = cross_entropy(outputs.mT, targets[batch], reduction="sum")
            optimizer.zero_grad()
            (loss / 32).backward()  # the sum of all mean losses
            optimizer.step()
            schedule.step()
    outputs = torch.relu(images[held_out] @ w1) @ w2
    right = outputs.argmax(dim=2) == targets[held_out]
    return 100 * right.double().mean(dim=1)


def falling(kind, rates, epochs, seeds, **options):
    """From the start that is best for the seeds 0 to 19, on other seeds."""
    tried = [
        accuracies(kind, r, epochs, range(20), True, **options) for r in rates
    ]
    best = rates[torch.stack(tried).mean(dim=1).argmax()]
    print(f"best start, {kind.__name__}, {epochs} epochs: {best}")
    return accuracies(kind, best, epochs, seeds, True, **options)


def compare(what, runs, others):
    """The mean of the paired differences, with its 95 % t interval."""
    apart = runs - others
    half = 1.98 * apart.std() / len(apart) ** 0.5
    print(f"{what}, {epochs} epochs: {apart.mean():.1f} ± {half:.1f}")


Adam, SGD = torch.optim.Adam, torch.optim.SGD
plain, nesterov = {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}
for epochs, networks, lr_sgd in [(5, 200, 0.1), (20, 100, 0.178)]:
    seeds = range(20, 20 + networks)  # 0 to 19 chose the rates
    adam = accuracies(Adam, 0.0178, epochs, seeds)
    rival = accuracies(SGD, lr_sgd, epochs, seeds, **nesterov)
    compare("Adam, minus Nesterov", adam, rival)
    other = accuracies(SGD, lr_sgd, epochs, seeds, **plain)
    compare("Adam, minus momentum", adam, other)
    compare("default below", adam, accuracies(Adam, 0.001, epochs, seeds))
    fall = falling(Adam, [0.0316, 0.0562, 0.1], epochs, seeds)
    fall_sgd = falling(SGD, [0.178, 0.316, 0.562], epochs, seeds, **nesterov)
    compare("falling, Adam, minus Nesterov", fall, fall_sgd)
    compare("Adam, falling minus constant", fall, adam)
    compare("Nesterov, falling minus constant", fall_sgd, rival)
