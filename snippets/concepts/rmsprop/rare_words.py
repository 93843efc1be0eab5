"""Weights of common and of rare words, learned by SGD, Adagrad and others."""

# --8<-- [start:rules]
import numpy as np

SEEDS, TEXTS = 20, 2000
rates = 10 ** (np.arange(-12, 4) / 3)  # 0.0001 to 10
shown = rates[:, None, None]


def errors(rule, number, noise):
    """The squared errors of all weights at the end: (rates, seeds, words)."""
    chance = 1 / np.arange(1, number + 1)  # word k is in one text of k
    rng = np.random.default_rng(0)  # the same texts for every rule
    true = rng.standard_normal((SEEDS, number))  # what a word adds to a score
    w = np.zeros((len(rates), SEEDS, number))
    b, v = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, TEXTS + 1):
        x = rng.random((SEEDS, number)) < chance  # the words of this text
        score = (x * true).sum(axis=1) + noise * rng.standard_normal(SEEDS)
        g = ((x * w).sum(axis=-1) - score)[..., None] * x  # 0 if not there
        if rule.startswith("SGD"):
            step = g
        elif rule == "Adagrad":
            v = v + g**2
            step = g / (v**0.5 + 1e-10)
        elif rule == "counted":  # how many texts had the word so far
            v = v + x
            step = g / (v**0.5 + 1e-10)
        elif rule.startswith("RMSProp"):
            v = 0.99 * v + 0.01 * g**2
            step = g / (v**0.5 + 1e-8)
        else:  # Adam
            b = 0.9 * b + 0.1 * g
            v = 0.999 * v + 0.001 * g**2
            root = (v / (1 - 0.999**t)) ** 0.5
            step = b / (1 - 0.9**t) / (root + 1e-8)
        if rule.endswith("falling rate"):  # to 0, in a straight line
            step = step * (1 - (t - 1) / TEXTS)
        w = w - shown * step
    return (w - true) ** 2


# --8<-- [end:rules]
def interval(runs):
    """The mean over the seeds and its 95 % t interval."""
    half = 2.093 * runs.std(ddof=1) / SEEDS**0.5
    return f"{runs.mean():.3f} ± {half:.3f}"


def at_best(rule, number=100, noise=1):
    """The errors at the rate that is best for all weights together; it."""
    with np.errstate(over="ignore", invalid="ignore"):  # too large rates
        found = errors(rule, number, noise)
    best = np.nan_to_num(found.mean(axis=(1, 2)), nan=np.inf).argmin()
    return found[best], rates[best]


base, _ = at_best("Adagrad")
true = np.random.default_rng(0).standard_normal((SEEDS, 100))  # as above
print(f"before training: {(true**2).mean():.2f}")  # all weights are 0
print(f"10 commonest, Adagrad: {interval(base[:, :10].mean(axis=1))}")
print(f"10 rarest, Adagrad: {interval(base[:, -10:].mean(axis=1))}")
falling = ("SGD, falling rate", "RMSProp, falling rate")
for rule in ("Adagrad", "SGD", "RMSProp", "Adam", *falling, "counted"):
    found, rate = at_best(rule)
    print(f"best rate, {rule}: {rate:.2g}")
    print(f"all words, {rule}: {interval(found.mean(axis=1))}")
    more = found - base  # on the same texts
    print(f"more than Adagrad, {rule}: {interval(more.mean(axis=1))}")
    print(f"10 commonest, more, {rule}: {interval(more[:, :10].mean(axis=1))}")
    print(f"10 rarest, more, {rule}: {interval(more[:, -10:].mean(axis=1))}")
extra = at_best("SGD", 30, 0.5)[0] - at_best("Adagrad", 30, 0.5)[0]
print(f"30 words, half the noise, SGD: {interval(extra.mean(axis=1))}")
