"""Ratings of new reviews without a network: means, ridge, boosted trees."""

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, TargetEncoder

COLUMNS = ["user_nickname", "product_id", "skinConcerns"]
reviews = pd.read_csv("data/reviews.csv").drop_duplicates(COLUMNS[:2])
reviews["skinConcerns"] = reviews["skinConcerns"].fillna("none told")


def ridge(columns):
    hot = OneHotEncoder(handle_unknown="ignore")  # a 0/1 column a category
    chosen = make_column_transformer((hot, columns))
    return make_pipeline(chosen, RidgeCV([1, 2, 5, 10, 20]))


means = TargetEncoder(target_type="continuous", cv=KFold(5))
trees = HistGradientBoostingRegressor(
    max_iter=60, learning_rate=0.05, max_leaf_nodes=6
)
METHODS = {
    "ridge, all columns": ridge(COLUMNS),
    "ridge, user and product": ridge(COLUMNS[:2]),
    "ridge, user": ridge(COLUMNS[:1]),
    "ridge, product": ridge(COLUMNS[1:2]),
    "boosted trees": make_pipeline(means, trees),
    "mean rating": DummyRegressor(),
}
for name, method in METHODS.items():
    errors = []
    for seed in range(10):
        rows = reviews.sample(frac=1, random_state=seed)
        train, test = rows[:2376], rows[-510:]
        method.fit(train[COLUMNS], train["rating"])
        off = method.predict(test[COLUMNS]) - test["rating"]
        errors.append((off**2).mean() ** 0.5)
    if name == "ridge, all columns":
        best = np.array(errors)
        print(f"{name}, error: {best.mean():.2f}")
        continue
    more = errors - best  # the splits overlap: wider than t's interval
    half = 2.262 * more.std(ddof=1) * (1 / 10 + 15 / 70) ** 0.5
    print(f"{name}, above ridge: {more.mean():+z.2f} ± {half:.2f}")
