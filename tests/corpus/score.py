#!/usr/bin/env python3
"""Score a reader of articles against the corpus.

    python score.py GOLD_DIR PREDICTIONS.json

PREDICTIONS.json maps an article id to a list of {"club", "person", "status"}.
Prints precision, recall and F1 for (club, person) pairs and for (club, person, status)
triples, and the count of reversals: pairs whose status has the wrong sign.

A gold claim may carry "optional": true (right to find, no fault to miss) and "also": other
spellings of the person's name. A person predicted by family name alone matches that family name.
"""

import json
import pathlib
import re
import sys
import unicodedata

POSITIVE = {"appointed", "interim", "agreed", "talks", "favourite", "candidate", "linked"}
NEGATIVE = {"unlikely", "out"}
NOISE = {"fc", "afc", "cf", "sc", "ac", "the", "club", "and", "national", "team", "football"}
SAME = {
    "bayern": "bayern munich",
    "bayern munchen": "bayern munich",
    "fc bayern munchen": "bayern munich",
    "man utd": "manchester united",
    "man united": "manchester united",
    "man city": "manchester city",
    "spurs": "tottenham hotspur",
    "tottenham": "tottenham hotspur",
    "wolves": "wolverhampton wanderers",
    "west ham": "west ham united",
    "newcastle": "newcastle united",
    "leicester": "leicester city",
    "brighton": "brighton hove albion",
    "sporting": "sporting cp",
    "sporting lisbon": "sporting cp",
    "sporting clube de portugal": "sporting cp",
    "inter": "inter milan",
    "internazionale": "inter milan",
    "milan": "ac milan",
    "psg": "paris saint germain",
    "leverkusen": "bayer leverkusen",
    "bayer 04 leverkusen": "bayer leverkusen",
    "barca": "barcelona",
    "juve": "juventus",
    "norwich": "norwich city",
    "leeds": "leeds united",
    "stoke": "stoke city",
    "hull": "hull city",
    "hamburg": "hamburger sv",
    "dortmund": "borussia dortmund",
    "roma": "as roma",
    "marseille": "olympique marseille",
    "lyon": "olympique lyonnais",
    "atletico": "atletico madrid",
    "atletico de madrid": "atletico madrid",
    "ipswich": "ipswich town",
    "coventry": "coventry city",
    "cardiff": "cardiff city",
    "swansea": "swansea city",
    "sheffield utd": "sheffield united",
    "west brom": "west bromwich albion",
    "qpr": "queens park rangers",
    "usa": "united states",
    "usmnt": "united states",
    "bournemouth": "afc bournemouth",
    "celta": "celta vigo",
    "betis": "real betis",
    "gladbach": "borussia monchengladbach",
    "frankfurt": "eintracht frankfurt",
    "feyenoord rotterdam": "feyenoord",
    "ajax amsterdam": "ajax",
    "psv eindhoven": "psv",
    "porto": "fc porto",
    "benfica lisbon": "benfica",
    "ireland": "republic of ireland",
    "holland": "netherlands",
    "preston": "preston north end",
    "blackburn": "blackburn rovers",
    "birmingham": "birmingham city",
    "derby": "derby county",
    "oxford": "oxford united",
    "plymouth": "plymouth argyle",
    "luton": "luton town",
    "norwich city": "norwich city",
}


def fold(name):
    text = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ß", "ss"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"['\u2019]", "", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def club_key(name):
    text = fold(name)
    text = SAME.get(text, text)
    return " ".join(w for w in text.split() if w not in NOISE) or text


PARTICLES = {"de", "van", "von", "da", "di", "ten", "der", "den", "dos", "le", "la", "el", "del", "st"}


def person_key(name):
    """(initial or "", family name without particles): 'Rafa Benitez' and 'Rafael Benitez' agree,
    'Van Nistelrooy' has no initial."""
    words = fold(name).split() or [""]
    given = [w for w in words[:-1] if w not in PARTICLES]
    return given[0][:1] if given else "", words[-1]


def same_person(gold, name):
    initial, family = person_key(name)
    for spelling in [gold["person"], *gold.get("also", [])]:
        gold_initial, gold_family = person_key(spelling)
        if family == gold_family and (initial == gold_initial or not initial):
            return True
        if fold(name) == fold(spelling):
            return True
    return False


def find(gold, claim):
    """The index of the gold claim that speaks of the same club and person, or None."""
    for i, g in enumerate(gold):
        if club_key(g["club"]) == club_key(claim["club"]) and same_person(g, claim["person"]):
            return i
    return None


def sign(status):
    return 1 if status in POSITIVE else -1 if status in NEGATIVE else 0


def score(gold_articles, predictions):
    pair = {"tp": 0, "fp": 0, "fn": 0}
    triple = {"tp": 0, "fp": 0, "fn": 0}
    reversals, misses = [], []
    for article in gold_articles:
        name, gold, found = article["id"], article["claims"], set()
        for claim in predictions.get(name, []):
            said = f"{claim['club']} / {claim['person']} / {claim['status']}"
            i = find(gold, claim)
            if i in found and i is not None:
                continue  # one claim a pair: a second one is not counted again
            if i is None:
                pair["fp"] += 1
                triple["fp"] += 1
                misses.append(f"{name}: not in gold: {said}")
                continue
            found.add(i)
            allowed, optional = gold[i]["status"], gold[i].get("optional", False)
            right = claim["status"] in allowed
            if not optional:
                pair["tp"] += 1
                triple["tp" if right else "fp"] += 1
                triple["fn"] += not right
            if not right:
                misses.append(f"{name}: {said}, gold {'|'.join(allowed)}")
                if sign(claim["status"]) * sign(allowed[0]) < 0:
                    reversals.append(misses[-1])
        for i, claim in enumerate(gold):
            if i not in found and not claim.get("optional"):
                pair["fn"] += 1
                triple["fn"] += 1
                misses.append(f"{name}: missed: {claim['club']} / {claim['person']} / {'|'.join(claim['status'])}")
    return pair, triple, reversals, misses


def rates(c):
    p = c["tp"] / (c["tp"] + c["fp"]) if c["tp"] + c["fp"] else 0.0
    r = c["tp"] / (c["tp"] + c["fn"]) if c["tp"] + c["fn"] else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def load(folder):
    articles = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        articles += json.loads(path.read_text(encoding="utf-8"))["articles"]
    return articles


def main():
    gold = load(sys.argv[1])
    predictions = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    pair, triple, reversals, misses = score(gold, predictions)
    if "-v" in sys.argv:
        print("\n".join(misses))
    for name, counts in (("pairs", pair), ("claims", triple)):
        p, r, f = rates(counts)
        print(
            f"{name:7} precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}  (tp {counts['tp']} fp {counts['fp']} fn {counts['fn']})"
        )
    print(f"reversals {len(reversals)} in {len(gold)} articles")


if __name__ == "__main__":
    main()
