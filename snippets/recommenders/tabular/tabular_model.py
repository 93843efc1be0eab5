"""A tabular model in plain PyTorch, trained on the reviews."""

import numpy as np
import pandas as pd

# --8<-- [start:model]
import torch
from torch import nn


class TabularModel(nn.Module):
    def __init__(self, sizes, numbers, outputs, layers, ps, emb_drop, y_range):
        super().__init__()
        lengths = [min(600, round(1.6 * n**0.56)) for n in sizes]  # fastai's
        self.embeds = nn.ModuleList(map(nn.Embedding, sizes, lengths))
        for vectors in self.embeds:  # torch would start them 100 times as wide
            nn.init.normal_(vectors.weight, std=0.01)
        self.bn_cont = nn.BatchNorm1d(numbers)
        width, blocks = sum(lengths) + numbers, []
        for units, p in zip(layers, ps, strict=True):
            blocks += [nn.Linear(width, units), nn.ReLU()]
            blocks += [nn.BatchNorm1d(units), nn.Dropout(p)]
            width = units
        self.layers = nn.Sequential(*blocks, nn.Linear(width, outputs))
        self.emb_drop, self.y_range = nn.Dropout(emb_drop), y_range

    def forward(self, codes, numbers):
        x = torch.cat([e(codes[:, i]) for i, e in enumerate(self.embeds)], 1)
        x = torch.cat([self.emb_drop(x), self.bn_cont(numbers)], dim=1)
        if self.y_range is None:
            return self.layers(x)
        low, high = self.y_range
        return low + (high - low) * self.layers(x).sigmoid()


# --8<-- [end:model]
torch.manual_seed(0)
reviews = pd.read_csv("data/reviews.csv")  # synthetic, in random order
reviews = reviews.drop_duplicates(["product_id", "user_nickname"])
train, new = reviews[:2800], reviews[2800:]
columns = ["user_nickname", "product_id", "skinConcerns"]
known = [pd.Index(train[c].dropna().unique()) for c in columns]


def tensors(rows):  # codes (0: missing, or unknown), numbers, ratings
    codes = [known[i].get_indexer(rows[c]) + 1 for i, c in enumerate(columns)]
    reviewed = rows["product_id"].map(train["product_id"].value_counts())
    pair = np.float32([np.log1p(reviewed.fillna(0)), rows["rating"]])
    return torch.tensor(np.stack(codes, 1)), *torch.tensor(pair)[:, :, None]


# --8<-- [start:use]
def new_model(known):  # an index of the categories of each column
    return TabularModel(
        sizes=[1 + len(index) for index in known],  # with code 0, the unknown
        numbers=1,  # columns of numbers: how often a product was reviewed
        outputs=1,  # one rating
        layers=[200, 100],  # widths of the hidden layers
        ps=[0.2, 0.1],  # dropout after each of them
        emb_drop=0.04,  # dropout on the looked-up vectors
        y_range=(0.5, 5.5),  # what a prediction can be
    )


# --8<-- [end:use]
model = new_model(known)
codes, numbers, ratings = tensors(train)
mean = ratings.mean()  # where predictions start; logit undoes the sigmoid
nn.init.constant_(model.layers[-1].bias, ((mean - 0.5) / 5).logit())
optimizer = torch.optim.AdamW(model.parameters(), lr=0.002)  # three epochs:
for batch in torch.cat([torch.randperm(2800) for _ in range(3)]).split(128):
    optimizer.zero_grad()
    predicted = model(codes[batch], numbers[batch])
    nn.functional.mse_loss(predicted, ratings[batch]).backward()
    optimizer.step()
codes, numbers, ratings = tensors(new)
with torch.inference_mode():
    predicted = model.eval()(codes, numbers)
print(f"error, mean rating: {(mean - ratings).square().mean().sqrt():.2f}")
print(f"error, model: {(predicted - ratings).square().mean().sqrt():.2f}")
