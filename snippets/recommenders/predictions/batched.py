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
    """Two codes a row: the user (0: unknown), then the product."""
    user = users.get_indexer(rows["user_nickname"]) + 1
    # an unknown product: -1 + 2 + len(users), the code after the last user
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
            "first": places[:, 0].numpy() + 1,  # places 0-4: 1-5 stars
            "second": places[:, 1].numpy() + 1,
            "share": largest[:, 0].numpy(),
            "sure": largest[:, 0].numpy() >= threshold,
        }
    )


# --8<-- [end:batch]
print(predict(new.head(6), threshold=0.65).round(2).to_string(index=False))
answers = predict(new, threshold=0.65)
right = answers["first"] == answers["rating"]
sure = answers["sure"]
print(f"rows: {len(new)}, sure: {sure.sum()}")
print(f"right, always 5 stars: {(new['rating'] == 5).mean():.2f}")
print(f"right, all: {right.mean():.2f}")
print(f"right, sure: {right[sure].mean():.2f}")
half = 1.96 * (right[sure].var() / sure.sum()) ** 0.5
print(f"half its 95 % interval: {half:.2f}")
print(f"right, unsure: {right[~sure].mean():.2f}")
print(f"sure of another answer than 5: {(answers['first'][sure] != 5).sum()}")

# without a network: say 5 where user and product have the best mean ratings
best, mean = 0, train["rating"].mean()
for key in ("user_nickname", "product_id"):
    groups = train.groupby(key)["rating"]
    means = (groups.sum() + 5 * mean) / (groups.count() + 5)  # as if 5 more
    best = best + new[key].map(means).fillna(mean)
top = best.nlargest(sure.sum()).index
print(f"right, 5 at the best means: {(new['rating'][top] == 5).mean():.2f}")
