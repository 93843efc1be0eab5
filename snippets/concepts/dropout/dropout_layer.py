"""Put dropout into a network, and switch it off to predict."""

# --8<-- [start:layer]
from torch import nn

model = nn.Sequential(
    nn.Linear(64, 128),
    nn.ReLU(),
    nn.Dropout(p=0.5),  # zeroes about half of the 128, doubles the others
    nn.Linear(128, 10),  # nothing is dropped after the last layer
)
model.train()  # to train: dropout is on
model.eval()  # to predict: dropout lets everything through
# --8<-- [end:layer]
