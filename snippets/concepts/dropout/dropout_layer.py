"""Put dropout into a network, and switch it off to predict."""

# --8<-- [start:layer]
from torch import nn

model = nn.Sequential(
    nn.Linear(64, 128),
    nn.ReLU(),
    nn.Dropout(p=0.5),  # zeroes about half
    nn.Linear(128, 10),  # no dropout after it
)
model.train()  # to train: dropout is on
model.eval()  # to predict: dropout lets everything through
# --8<-- [end:layer]
