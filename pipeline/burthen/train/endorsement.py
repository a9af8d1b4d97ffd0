"""Trains the classifier of endorsement on the attributed claims of the corpus.

A multinomial logistic regression with an L2 penalty: with some 300 claims nothing larger did better in cross-validation
(states of the encoder, similarity to the author's sentences and the pair head's verdicts were tried and did not help).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.claims.attitude import Attitude
from burthen.claims.attitude_model import LABELS, WEIGHTS, AttitudeModel
from burthen.claims.endorsement import EndorsementReading
from burthen.claims.features import read_features
from burthen.claims.reading import ClaimReader
from burthen.evaluate.calibration import calibrate
from burthen.evaluate.tally import Answer
from burthen.labels import Endorsement
from burthen.train.cards import endorsement_card
from burthen.train.corpus_data import read_corpus
from burthen.train.gold_claims import GoldDoc, gold_docs

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Case:
    """One gold claim: the piece it stands in, its features, what the rules say, what gold says."""

    piece: int
    attitude: Attitude
    rule: EndorsementReading
    gold: Endorsement


def train_endorsement(nlp: Language, corpus: Path, recipe: dict[str, Any], target: Path) -> dict[str, Any]:
    """Fits, measures and writes the classifier.

    Args:
        nlp: A pipeline up to the voices.
        recipe: The table of `configs/train/endorsement.toml`.
        target: Folder for weights, metrics and card.

    Returns:
        The metrics, as in `metrics.json`.
    """
    train, dev = (read_cases(gold_docs(nlp, read_corpus(corpus, part))) for part in ("train", "dev"))
    model = fit(train, recipe)
    metrics = {
        "train_cross_validation": _scores(train, cross_validated(train, recipe)),
        "dev": _scores(dev, [model] * len(dev)),
        "n_features": len(model.weights),
    }
    target.mkdir(parents=True, exist_ok=True)
    table = {
        "labels": [label.value for label in LABELS],
        "abstain_below": model.abstain_below,
        "bias": list(model.bias),
        "weights": {name: list(row) for name, row in sorted(model.weights.items())},
    }
    (target / WEIGHTS).write_text(json.dumps(table, indent=1) + "\n", "utf8")
    (target / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf8")
    (target / "CARD.md").write_text(endorsement_card(metrics, recipe), "utf8")
    return metrics


def read_cases(docs: Any) -> list[Case]:
    """Returns a case for each gold claim of the Docs."""
    return [case for piece, gold in enumerate(docs) for case in _cases(piece, gold)]


def _cases(piece: int, gold: GoldDoc) -> list[Case]:
    gold.doc._.attributions = gold.attributions
    reader = ClaimReader(read_features(gold.doc), None, None)
    attitudes = reader.attitudes(reader.rule_endorsements())
    return [
        Case(piece, attitude, rule, claim.endorsement)
        for (rule, attitude), claim in zip(attitudes, gold.claims, strict=True)
        if attitude is not None and claim.endorsement is not None
    ]


def fit(cases: Sequence[Case], recipe: dict[str, Any]) -> AttitudeModel:
    """Returns the penalised maximum-likelihood weights; features of fewer than `min_count` cases are left out."""
    import torch

    torch.manual_seed(recipe["seed"])
    counts = Counter(name for case in cases for name in case.attitude.values)
    names = sorted(name for name, count in counts.items() if count >= recipe["min_count"])
    index = {name: column for column, name in enumerate(names)}
    inputs = torch.zeros(len(cases), len(names), dtype=torch.float64)
    for row, case in enumerate(cases):
        for name, value in case.attitude.values.items():
            if name in index:
                inputs[row, index[name]] = value
    labels = torch.tensor([LABELS.index(case.gold) for case in cases])
    weights = torch.zeros(len(names), len(LABELS), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(len(LABELS), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value: torch.Tensor = torch.nn.functional.cross_entropy(inputs @ weights + bias, labels)
        value = value + recipe["l2"] / len(cases) * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    rows = {name: tuple(round(w, 4) for w in weights[column].tolist()) for name, column in index.items()}
    return AttitudeModel(rows, tuple(round(b, 4) for b in bias.tolist()), recipe["abstain_below"])


def cross_validated(cases: Sequence[Case], recipe: dict[str, Any]) -> list[AttitudeModel]:
    """Returns for each case a model that has seen no claim of its piece."""
    folds = recipe["folds"]
    models = [fit([case for case in cases if case.piece % folds != fold], recipe) for fold in range(folds)]
    return [models[case.piece % folds] for case in cases]


def _scores(cases: Sequence[Case], models: Sequence[AttitudeModel]) -> dict[str, Any]:
    """Returns what rules and model together, the rules alone and always saying `neutral` get right, and the ECE."""
    gold = [case.gold for case in cases]
    readings = [model.decide(case.attitude, case.rule) for case, model in zip(cases, models, strict=True)]
    answers = [
        Answer("endorsement", reading.p, reading.value is label)
        for reading, label in zip(readings, gold, strict=True)
        if reading.p is not None
    ]
    return {
        "n": len(cases),
        "rules_and_model": _measured(gold, [reading.value for reading in readings]),
        "rules": _measured(gold, [case.rule.value for case in cases]),
        "always_neutral": _measured(gold, [Endorsement.NEUTRAL] * len(cases)),
        "ece": round(calibrate(answers)["endorsement"].ece, 3),
    }


def _measured(gold: Sequence[Endorsement], said: Sequence[Endorsement]) -> dict[str, Any]:
    pairs = list(zip(gold, said, strict=True))
    f1 = {}
    for label in LABELS:
        both = sum(one is label and other is label for one, other in pairs)
        either = sum(one is label for one, _ in pairs) + sum(other is label for _, other in pairs)
        f1[label.value] = round(2 * both / either, 3) if either else 0.0
    sides = {Endorsement.ENDORSED, Endorsement.REJECTED}
    return {
        "accuracy": round(sum(one is other for one, other in pairs) / len(pairs), 3),
        "macro_f1": round(sum(f1.values()) / len(f1), 3),
        "f1": f1,
        "wrong_sign": sum(one is not other and {one, other} == sides for one, other in pairs),
        "took_a_side": sum(other in sides for _, other in pairs),
    }
