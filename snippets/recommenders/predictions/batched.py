"""Predict all rows in one pass, and say which answers are sure."""

import pandas as pd
import torch
from torch import nn

torch.manual_seed(0)
reviews = pd.read_csv("data/reviews.csv")  # synthetic, in random order
reviews = reviews.drop_duplicates(["product_id", "user_nickname"])
train, new = reviews[:2800], reviews[2800:]
users = pd.Index(train["user_nickname"].unique())
products = pd.Index(train["product_id"].unique())


def codes(rows):
    """Two codes a row: the user (0: unknown) and the product."""
    user = users.get_indexer(rows["user_nickname"]) + 1
    product = products.get_indexer(rows["product_id"]) + 2 + len(users)
    return torch.stack([torch.tensor(user), torch.tensor(product)], dim=1)


model = nn.Sequential(
    nn.EmbeddingBag(len(users) + len(products) + 2, 20, mode="sum"),
    nn.Dropout(0.2),
    nn.Linear(20, 5),
)  # five scores, for 1 to 5 stars
nn.init.normal_(model[0].weight, std=0.01)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.005)
x, y = codes(train), torch.tensor(train["rating"].to_numpy()) - 1
for batch in torch.cat([torch.randperm(2800) for _ in range(3)]).split(128):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x[batch]), y[batch]).backward()
    optimizer.step()


# --8<-- [start:batch]
def predict(rows, threshold):
    model.eval()  # no dropout
    with torch.inference_mode():  # no gradients
        shares = model(codes(rows)).softmax(dim=1)  # sum to 1 in each row
    largest, places = shares.topk(2)
    return pd.DataFrame(
        {
            "rating": rows["rating"],
            "first": places[:, 0].numpy() + 1,
            "second": places[:, 1].numpy() + 1,
            "share": largest[:, 0].numpy(),
            "sure": largest[:, 0].numpy() >= threshold,
        }
    )


# --8<-- [end:batch]
print(predict(new.head(6), threshold=0.65).round(2).to_string(index=False))
answers = predict(new, threshold=0.65)
right = answers["first"] == answers["rating"]
print(f"share that is sure: {answers['sure'].mean():.2f}")
print(f"right, always 5 stars: {(new['rating'] == 5).mean():.2f}")
print(f"right, all: {right.mean():.2f}")
print(f"right, sure: {right[answers['sure']].mean():.2f}")
print(f"right, unsure: {right[~answers['sure']].mean():.2f}")
either = right | (answers["second"] == answers["rating"])
print(f"first or second right, unsure: {either[~answers['sure']].mean():.2f}")
