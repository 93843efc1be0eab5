"""Make `reviews.csv`, a synthetic table of product reviews.

The data card, `README.md` beside it, says what it holds and what it is for.
"""

from pathlib import Path

import numpy as np
import pandas as pd

SEED = 20
USERS = 900
REVIEWS = 3_395  # before copies and corrections are added
COPIES = 70  # rows that stand twice, equal in every column
CORRECTIONS = 35  # rows posted again with another rating

BRANDS = "Dewmere Fennelby Lumenia Orsolette Pebblewick Quillane Silvanne"
PRODUCTS = {
    "Cleansers": "Cream Wash, Foam, Cleansing Balm, Micellar Water, Wash Gel",
    "Lips": "Lip Balm, Lip Tint, Lip Oil, Satin Lipstick, Lip Scrub",
    "Masks": "Clay Mask, Sheet Mask, Overnight Mask, Peel, Honey Mask",
    "Moisturizers": "Day Cream, Night Cream, Gel Cream, Body Lotion, Face Oil",
    "Serums": "Bright Serum, Peptide Serum, Eye Serum, Calm Serum, Tonic Drops",
    "Sunscreens": "Sun Fluid, Sun Stick, Tinted Sunscreen, Sun Mist, Sun Cream",
}
CONCERNS = "acne aging dryness dullness pores redness sensitivity"
FIRST = (
    "ashen brisk calm cosy dusky early fern gentle hushed indigo lunar mellow "
    "north ochre quiet"
)
SECOND = (
    "badger biscuit clover comet finch harbor kettle lantern maple otter "
    "pebble sparrow tulip"
)
OPENINGS = {
    1: "Not for me/Sent it back/My skin reacted to it/Expected far more",
    2: "Disappointing/Hardly any effect/The smell put me off/Too greasy",
    3: "It is fine/Nothing special/Good but pricey/Some days it helps",
    4: "Really good/Works well/Nearly perfect/Would buy it again",
    5: "Love it/My favourite/Best I have tried/Cannot be without it/So soft",
}
ENDINGS = "/, used it for {} weeks/ after {} weeks/, on jar number {}/, day {}"
# The scores of quality and taste at which a review gains a star.
STAR_CUTS = [-1.75, -1.30, -0.85, -0.20]


def make_products(rng: np.random.Generator) -> pd.DataFrame:
    """Ten products in each category, with hidden quality and popularity."""
    rows = []
    for category, kinds in PRODUCTS.items():
        names = [f"{b} {k}" for b in BRANDS.split() for k in kinds.split(", ")]
        rows += [(name, category) for name in rng.permutation(names)[:10]]
    products = pd.DataFrame(rows, columns=["product", "category"])
    products["product_id"] = [f"P{i + 1:03d}" for i in range(len(products))]
    products["quality"] = rng.normal(0.0, 0.4, len(products))
    products["popularity"] = 1 / (1 + rng.permutation(len(products)))
    return products


def make_users(rng: np.random.Generator) -> pd.DataFrame:
    """Users with a nickname, a favourite category, perhaps a skin concern."""
    stems = [a + b for a in FIRST.split() for b in SECOND.split()]
    turns = [divmod(i, len(stems)) for i in range(USERS)]
    names = [f"{stems[which]}{10 + 17 * turn}" for turn, which in turns]
    users = pd.DataFrame({"nickname": rng.permutation(names)})
    users["favourite"] = rng.choice(list(PRODUCTS), USERS)
    users["concern"] = rng.choice(CONCERNS.split(), USERS)
    users["silent"] = rng.random(USERS) < 0.22  # never states a concern
    users["leniency"] = rng.normal(0.0, 0.5, USERS)
    return users


def review_counts(rng: np.random.Generator) -> np.ndarray:
    """How many products each user reviews: most one, a few up to 50."""
    counts = np.ones(USERS, dtype=int)
    keen = rng.permutation(USERS)[:380]
    appetite = rng.pareto(1.3, len(keen)) + 0.3
    while counts.sum() < REVIEWS:
        user = rng.choice(keen, p=appetite / appetite.sum())
        counts[user] += counts[user] < 50
    return counts


def write_text(rng: np.random.Generator, rating: int) -> str:
    """A short review in the tone of its rating."""
    opening = rng.choice(OPENINGS[rating].split("/"))
    ending = rng.choice(ENDINGS.split("/")).format(rng.integers(2, 12))
    return opening + ending + rng.choice([".", "!", ""])


def write_review(rng: np.random.Generator, product, user) -> dict:
    """One row of the table: what a user says of a product."""
    score = product.quality + user.leniency + rng.normal(0.0, 0.8)
    rating = 1 + int(np.searchsorted(STAR_CUTS, score))
    text = None if rng.random() < 0.032 else write_text(rng, rating)
    contradicts = rng.random() < 0.05  # now and then another concern
    concern = rng.choice(CONCERNS.split()) if contradicts else user.concern
    told = not user.silent and rng.random() < 0.80
    return {
        "product_id": product.product_id,
        "product": product.product,
        "product_category_primary": product.category,
        "user_nickname": user.nickname,
        "review_text": text,
        "rating": rating,
        "skinConcerns": concern if told else None,
    }


def make_reviews(seed: int = SEED) -> pd.DataFrame:
    """The whole table, in the order in which it is written."""
    rng = np.random.default_rng(seed)
    products, users = make_products(rng), make_users(rng)
    rows = []
    for user, count in zip(users.itertuples(), review_counts(rng), strict=True):
        liked = 1 + 4 * (products["category"] == user.favourite)
        weight = (products["popularity"] * liked).to_numpy()
        share = weight / weight.sum()
        chosen = rng.choice(len(products), count, replace=False, p=share)
        for product in products.iloc[chosen].itertuples():
            rows.append(write_review(rng, product, user))
    reviews = pd.DataFrame(rows)
    copies = reviews.iloc[rng.permutation(len(rows))[:COPIES]]
    corrected = reviews.iloc[rng.permutation(len(rows))[:CORRECTIONS]].copy()
    corrected["rating"] = corrected["rating"] % 5 + 1
    reviews = pd.concat([reviews, copies, corrected])
    return reviews.iloc[rng.permutation(len(reviews))].reset_index(drop=True)


if __name__ == "__main__":
    target = Path(__file__).with_suffix(".csv")
    make_reviews().to_csv(target, index=False, lineterminator="\n")
