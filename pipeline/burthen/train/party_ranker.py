"""Fits the ranker of payers and payees on the train part of the corpus; the threshold comes from cross-validation.

A conditional logit with an L2 penalty, fitted by L-BFGS. Folds are whole articles.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from burthen.figures.candidates import GROUP, NONE, OWN, Candidate, PartyScene
from burthen.figures.draft import Draft
from burthen.figures.parties import party_features, shared_features
from burthen.figures.party_rules import Rule, rule_parties
from burthen.figures.ranker import probabilities
from burthen.records import Figure, Party

FOLDS = 10
# Penalties and thresholds that are tried, see `choose`.
PENALTIES = (0.3, 1.0, 3.0, 10.0)
THRESHOLDS = tuple(round(0.30 + 0.05 * step, 2) for step in range(11))


@dataclass
class Case:
    """One figure: its candidates' features and which of them gold names.

    Attributes:
        article: Number of the article, the unit of folds.
        right: Index of the gold candidate; None where gold names somebody who is no candidate.
        wanted: Whether gold has a party at all.
    """

    article: int
    party: PartyScene
    draft: Draft
    rule: Rule
    gold: Party | None
    listed: list[Candidate]
    names: list[list[str]]
    right: int | None
    wanted: bool


def make_case(article: int, party: PartyScene, draft: Draft, gold: Figure, *, payee: bool) -> Case:
    """Returns the case of one figure, matched to its gold."""
    rule = rule_parties(party, draft)[payee]
    listed, names = party_features(party, draft, shared_features(party, draft), rule, payee=payee)
    wanted = gold.payee if payee else gold.payer
    return Case(article, party, draft, rule, wanted, listed, names, right_index(wanted, listed), wanted is not None)


def right_index(gold: Party | None, listed: Sequence[Candidate]) -> int | None:
    """Returns which candidate gold means; None if none of them."""
    if gold is None:
        return 0
    if gold.name == "own forces":
        key: str | None = OWN
    elif gold.country:
        key = gold.country
    else:
        key = _country_named(gold.name) or GROUP
    keys = [candidate.key for candidate in listed]
    return keys.index(key) if key in keys and key != NONE else None


def _country_named(name: str | None) -> str | None:
    from burthen.annotate.gazetteer import country_of

    return "US" if name in ("US forces", "patron industry") else country_of(name) if name else None


def fit(cases: Sequence[Case], penalty: float) -> dict[str, float]:
    """Returns the weights that make the gold candidates likely, under a penalty of `penalty / 2 * |w|^2`."""
    from scipy.optimize import minimize

    usable = [case for case in cases if case.right is not None]
    index = {name: k for k, name in enumerate(sorted({n for case in usable for row in case.names for n in row}))}
    rows = [[np.array([index[n] for n in row], dtype=int) for row in case.names] for case in usable]

    def loss(weights: Any) -> tuple[float, Any]:
        value, gradient = 0.5 * penalty * float(weights @ weights), penalty * weights
        for case, listed in zip(usable, rows, strict=True):
            scores = np.array([weights[columns].sum() for columns in listed])
            exps = np.exp(scores - scores.max())
            chances = exps / exps.sum()
            value -= float(np.log(chances[case.right]))
            for k, columns in enumerate(listed):
                np.add.at(gradient, columns, chances[k] - (k == case.right))
        return value, gradient

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(found.x[k]), 4) for name, k in index.items() if abs(found.x[k]) >= 0.005}


def held_out(cases: Sequence[Case], penalty: float) -> list[list[float]]:
    """Returns each case's probabilities from weights that were fitted without its fold."""
    fitted = [fit([case for case in cases if case.article % FOLDS != fold], penalty) for fold in range(FOLDS)]
    return [probabilities(fitted[case.article % FOLDS], case.names) for case in cases]


def measure(cases: Sequence[Case], chances: Sequence[Sequence[float]], threshold: float) -> dict[str, float]:
    """Returns accuracy where gold has a party, precision where one is given, and the F1 of the two."""
    given = right = 0
    wanted = sum(case.wanted for case in cases)
    for case, row in zip(cases, chances, strict=True):
        index = max(range(len(row)), key=row.__getitem__)
        if index == 0 or row[index] < threshold:
            continue
        given += 1
        right += index == case.right
    accuracy, precision = right / max(1, wanted), right / max(1, given)
    f1 = 2 * accuracy * precision / max(1e-9, accuracy + precision)
    return {"accuracy": round(accuracy, 4), "precision": round(precision, 4), "f1": round(f1, 4)}


def likelihood(cases: Sequence[Case], chances: Sequence[Sequence[float]]) -> float:
    """Returns the summed log-likelihood of the gold candidates."""
    return sum(math.log(row[case.right]) for case, row in zip(cases, chances, strict=True) if case.right is not None)


def choose(cases: Sequence[Case], least_precision: float) -> tuple[float, float, dict[str, float], list[list[float]]]:
    """Returns penalty, threshold, cross-validated measures and probabilities.

    The penalty is the one with the highest held-out likelihood, which does not hang on single answers. The threshold is
    the lowest with a precision of at least `least_precision`, because a wrong payer is worse than none; the highest
    where none reaches it.
    """
    tried = {penalty: held_out(cases, penalty) for penalty in PENALTIES}
    penalty = max(tried, key=lambda value: likelihood(cases, tried[value]))
    chances = tried[penalty]
    enough = (t for t in THRESHOLDS if measure(cases, chances, t)["precision"] >= least_precision)
    threshold = next(enough, THRESHOLDS[-1])
    return penalty, threshold, measure(cases, chances, threshold), chances


def give_payers(cases: Sequence[Case], chances: Sequence[Sequence[float]], threshold: float) -> None:
    """Sets the payer of each draft as cross-validation would, so that the payee learns from honest payers."""
    for case, row in zip(cases, chances, strict=True):
        index = max(range(len(row)), key=row.__getitem__)
        chosen = case.listed[index if row[index] >= threshold else 0]
        case.draft.payer = case.party.reading(case.draft, chosen, payee=False)


def write(target: Path, question: str, weights: dict[str, float], threshold: float, settings: dict[str, Any]) -> None:
    """Writes the weights of one question, largest first."""
    ordered = dict(sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0])))
    row = {"question": question, "threshold": threshold, **settings, "weights": ordered}
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{question}.json").write_text(json.dumps(row, indent=1) + "\n", "utf8")
