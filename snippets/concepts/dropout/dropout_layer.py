"""Put dropout into a network, and switch it off to predict."""

# --8<-- [start:layer]
from torch import nn

model = nn.Sequential(
    nn.Linear(64, 128),
    nn.ReLU(),
    nn.Dropout(p=0.5),  # zeroes about half, doubles the rest
    nn.Linear(128, 10),  # no dropout after it
)
model.train()  # before you train: dropout is on
model.eval()  # before you predict: it changes nothing
# --8<-- [end:layer]
