"""The first step of RMSProp with eps outside and inside the root."""

alpha, eps = 0.99, 1e-8

for g in (1, 1e-3, 1e-5):
    mean = (1 - alpha) * g**2
    outside = g / (mean**0.5 + eps)  # PyTorch
    inside = g / (mean + eps) ** 0.5  # Keras, Optax
    print(f"gradient {g:g}, eps outside: {outside:.3g}")
    print(f"gradient {g:g}, eps inside: {inside:.3g}")
