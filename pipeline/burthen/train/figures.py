"""`burthen train figures`: the ranker of payers and payees, from the train part of the corpus alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from burthen.figures.candidates import PartyScene
from burthen.figures.draft import Draft
from burthen.records import Figure, Record
from burthen.train import party_ranker as ranker

# Least precision that cross-validation must show before a party is named: a wrong payer is worse than none.
# Cross-validation flatters, because rules and features were written on the same articles.
LEAST_PRECISION = {"payer": 0.8, "payee": 0.8}
Pairs = list[tuple[Draft, Figure]]


def train_figures(gold: Path, target: Path) -> dict[str, Any]:
    """Fits both questions and writes weights, metrics and card.

    Args:
        gold: Folder of the gold records to learn from: the train part.
        target: Folder of the model.

    Returns:
        The metrics, as written to `metrics.json`.
    """
    from burthen.evaluate.reading import read_gold

    scenes = list(read_pairs(read_gold(gold)))
    metrics: dict[str, Any] = {"gold": gold.name, "articles": len(scenes), "figures": sum(len(p) for _, p in scenes)}
    payers = _cases(scenes, payee=False)
    metrics["payer"], chances = _fit(payers, target, "payer")
    ranker.give_payers(payers, chances, metrics["payer"]["threshold"])
    metrics["payee"], _ = _fit(_cases(scenes, payee=True), target, "payee")
    (target / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf8")
    (target / "CARD.md").write_text(_card(metrics), "utf8")
    return metrics


def read_pairs(golds: Sequence[Record]) -> Iterator[tuple[PartyScene, Pairs]]:
    """Yields each article's scene and its figures beside the gold figures that share a word with them."""
    from burthen.analysis import load
    from burthen.annotate.readings import DocSource
    from burthen.clean import clean
    from burthen.evaluate.predict import article_of
    from burthen.figures.component import day_of
    from burthen.figures.reader import drafts_of

    nlp = load(layers=["sentences"])
    for gold in golds:
        article = article_of(gold)
        cleaned = clean(article)
        doc = nlp.make_doc(cleaned.text)
        doc._.source = DocSource(article, cleaned)
        scene, drafts = drafts_of(nlp(doc), country=article.outlet_country, published=day_of(article.published))
        yield PartyScene(scene), _paired(scene, drafts, gold, cleaned)


def _paired(scene: Any, drafts: Sequence[Draft], gold: Record, cleaned: Any) -> Pairs:
    from burthen.spans import Span

    pairs: Pairs = []
    taken: set[str] = set()
    for draft in drafts:
        span = Span(scene.lex[draft.first].start, scene.lex[draft.last - 1].end)
        place = cleaned.offsets.to_source(span)
        found = [f for f in gold.figures or [] if f.start < place.end and place.start < f.end and f.id not in taken]
        if found:
            taken.add(found[0].id)
            pairs.append((draft, found[0]))
    return pairs


def _cases(scenes: Sequence[tuple[PartyScene, Pairs]], *, payee: bool) -> list[ranker.Case]:
    return [
        ranker.make_case(number, party, draft, figure, payee=payee)
        for number, (party, pairs) in enumerate(scenes)
        for draft, figure in pairs
    ]


def _fit(cases: Sequence[ranker.Case], target: Path, question: str) -> tuple[dict[str, Any], list[list[float]]]:
    penalty, threshold, scores, chances = ranker.choose(cases, LEAST_PRECISION[question])
    weights = ranker.fit(cases, penalty)
    ranker.write(target, question, weights, threshold, {"penalty": penalty})
    reachable = sum(case.wanted and case.right is not None for case in cases)
    facts = {"cases": len(cases), "with_a_party": sum(case.wanted for case in cases), "among_candidates": reachable}
    return {**facts, "penalty": penalty, "threshold": threshold, "weights": len(weights), **scores}, chances


def _card(metrics: dict[str, Any]) -> str:
    """Renders the model card from the metrics of the run."""
    rows = "\n".join(_row(question, metrics[question]) for question in ("payer", "payee"))
    return f"""# Card: `figures`, who pays a figure and who gets it

Two conditional logits over named features (`pipeline/burthen/figures/party_features.py`), one for the payer, one for
the payee. The candidates are nobody, the outlet's government, the patron, countries named nearby, the allies together,
own forces. Below its threshold a model names nobody. Rendered by `burthen train figures`; do not edit.

**Trained on** the {metrics["articles"]} articles of the corpus's {metrics["gold"]} part, CC BY 4.0 (this project):
invented editorials.
**Never trained on** the dev and test parts. Accuracy on real newspapers is **not measured**.

Cross-validated by article, {ranker.FOLDS} folds. Penalty and threshold were chosen on the same folds, and rules and
features written on the same articles, so read the last two columns as too good. *Accuracy* is of the figures whose gold
names a party, *precision* of those for which the model does.

| question | cases | with a party | among candidates | penalty | threshold | weights | accuracy | precision |
|--|--|--|--|--|--|--|--|--|
{rows}

**Use.** A party is a reading, not a fact: the model has seen editorials on one subject, in which the outlet's own
government mostly pays. It will be wrong where a paper speaks at length of the money of two foreign countries.
"""


def _row(question: str, row: dict[str, Any]) -> str:
    shown = [row[name] for name in ("cases", "with_a_party", "among_candidates", "penalty", "threshold", "weights")]
    return " | ".join(["| " + question, *map(str, shown), f"{row['accuracy']:.3f}", f"{row['precision']:.3f} |"])
