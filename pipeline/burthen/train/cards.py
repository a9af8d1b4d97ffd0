"""Model cards, rendered from what a run measured; nobody types a figure into one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

BASE_CARD = """\
# Card: `base`, the spaCy pipeline

Tagger, morphologizer, parser (Universal Dependencies), lemmatizer and sentence boundaries for English. Entities are
read from the encoder's states.
Rendered by `burthen train base`; do not edit.

**Licence of the weights:** CC BY-SA 4.0. Trained on (licences as stated by each source):
UD English EWT (CC BY-SA 4.0), GUM open genres: academic, bio, court, interview, news, voyage (CC BY / CC BY-SA).
And on the train parts of these open texts, annotated by a teacher (below): {silver_sources}.

**Never trained on:** any test split; UD English PUD.

## Teacher and silver standard

The teacher is all-MiniLM-L6-v2 with tag heads and a biaffine parser, trained on the same treebanks; it is not shipped.
On gold words and sentences of the development sets (EWT and GUM's six genres), in percent, it has:

{teacher}

It read {silver_sentences} sentences of open text, cut by the base of the release before (SHA-256
`{segmenter}`); {silver_kept} of them, {silver_words} words, are kept: those whose heads are a tree and sure enough
(`configs/train/silver.toml`). The base sees them once for every two times that it sees the treebanks.

## Gold tokens, development sets (EWT and GUM's nine open genres together)

{gold_tokens}

The row to beat is a CNN of the same shape that was also trained on three of these genres, which this one never saw:
TAG 94.5, UPOS 95.1, UAS 85.0, LAS 81.3, sentence F 82.0, lemma 96.1.

## Raw text, official scorer of Universal Dependencies (`udeval`), F1

{raw_text}

Development sets guided the recipe; each test set was scored once for this release.

## Known weaknesses

* Headlines without a verb are parsed badly; lemmas are learned from the treebanks alone.
"""

ENCODER_CARD = """\
# Card: `encoder`, the shared encoder with its heads

all-MiniLM-L6-v2 (Apache-2.0, SHA-256 `{base_sha256}`) fine-tuned with {n_heads} sentence heads, a
late-interaction pair head and a token head: all together in one multi-task run, then the pair head and the token head
each by itself, on the states of the finished encoder. Rendered by `burthen train encoder`; do not edit.

**Licence of the weights:** CC BY-SA 4.0, because some of the training sets ask for share-alike. Trained on the train
splits of:

{sources}

and, for the token head, of these entity sets (licences in `configs/train/ner_labels.toml`): {entity_sets}.

**Never trained on:** any test split; sets marked eval only. The only editorials of real newspapers in it are those of
Webis-Editorials-16; those of the project's own corpus are invented. Accuracy on real newspapers is **not measured**.

## Recipe

The joint run:

{recipe}

The pair head by itself:

{pair_phase}

The token head by itself:

{token_phase}

## Sentence heads, development splits

The first four on open sets; the others on the dev part of the project's corpus.

{sentence}

## Token head: entities, from words

{token}

Each set annotates only some labels; a span with several allowed labels is right with any of them. Test parts were
scored once for this release.

## Pair head, development splits

Stance: support, oppose (and neutral where a set has it), given that the passage speaks of the proposition. *Negated*:
the same pairs with the proposition denied and the label flipped; a model that ignores the proposition gets this wrong.
*Discussed*: whether the passage speaks of the proposition, half of the pairs with another debate's proposition.

{pair}

Temperatures were set on these development splits, so the ECE of a head is that of its own calibration data.
"""


ENDORSEMENT_CARD = """\
# Card: `endorsement`, whether the author stands behind a quoted claim

Multinomial logistic regression over {n_features} named features (`claims/attitude.py`), kept as JSON. Trained on the
attributed claims of the project's corpus, train part, as gold has them. Rendered by `burthen train endorsement`; do not
edit.

**Licence of the weights:** that of the corpus (CC BY 4.0). **Never trained on:** dev and test parts.

Below a probability of {abstain_below} a side is not taken: the claim is `neutral`. *Wrong sign* counts claims that gold
calls endorsed and the record rejected, or the reverse.

{scores}

Folds of the cross-validation are grouped by piece. The rules were written on the train part, so their figures there are
flattered. ECE of the cross-validation {ece_train}, of dev {ece_dev}.

## Known weaknesses

* Many verdicts are told in no word of a list ("Asia has heard of peace from that quarter before"): it abstains.
* Trained on invented editorials, in which two thirds of the claims are endorsed or rejected; real ones may have fewer.
"""


ATTRIBUTION_CARD = """\
# Card: `attribution`, the token model that finds what is said by others

{heads} small convolutional heads over the frozen states of `encoder` and over tags, relations, word lists and what the
rules of `annotate` say, averaged. Rendered by `burthen train attribution`; do not edit.

**Licence of the weights:** CC BY-SA 4.0. Trained on the attributed claims of the project's corpus, train part (CC BY
4.0), and on the attributions of GUM's open genres, train part (CC BY 4.0 annotations, open texts), those to the writer
left out. **Never trained on:** any dev or test part.

It reads the states of the encoder with SHA-256 `{encoder}` and is
not used with another: train it again after the encoder.

## Contents of attributed claims

A content is found if half of the shorter's words and a quarter of all are shared.

{scores}

Folds of the cross-validation are grouped by piece, with one head each. The encoder has seen which sentences of the
train part are another's, and the rules were written on it: only dev is free of both.

## Recipe

{recipe}
"""


def table(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Returns a Markdown table."""
    names = list(header)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def base_card(metrics: dict[str, Any]) -> str:
    """Returns the card of the spaCy base.

    Args:
        metrics: What `train_base` measured.
    """
    gold, raw, silver = metrics["gold_tokens"], metrics["raw_text"], metrics["silver"]
    columns = list(next(iter(raw.values())))
    return BASE_CARD.format(
        gold_tokens=table(gold, [gold.values()]),
        silver_sources="; ".join(f"{name} ({licence})" for name, licence in silver["sources"].items()),
        teacher=table(silver["teacher"], [silver["teacher"].values()]),
        silver_sentences=f"{silver['silver']['sentences']:,}",
        silver_kept=f"{silver['silver']['kept']:,}",
        silver_words=f"{silver['silver']['words']:,}",
        segmenter=silver["segmenter_sha256"],
        raw_text=table(["set", *columns], [[name, *scores.values()] for name, scores in raw.items()]),
    )


def encoder_card(metrics: dict[str, Any], recipe: dict[str, Any]) -> str:
    """Returns the card of the encoder.

    Args:
        metrics: What `calibrate` measured.
        recipe: The tables of `configs/train/encoder.toml`.
    """
    sources = {**recipe["sentence"], **recipe["pair"]}
    entity_sets = [name for table in recipe.get("token", {}).values() for name in table["shares"]]
    keys = ("n", "majority_accuracy", "accuracy", "macro_f1", "ece")
    return ENCODER_CARD.format(
        base_sha256=recipe["base_sha256"],
        n_heads=len(recipe["sentence"]),
        sources="\n".join(f"* {source.get('set', name)}: {source['licence']}" for name, source in sources.items()),
        entity_sets=", ".join(entity_sets) or "none",
        token=table(
            ["head", "set", "P", "R", "F1"],
            [
                [head, name, *scores.values()]
                for head, sets in metrics.get("token", {}).items()
                for name, scores in sets.items()
            ],
        ),
        recipe=table(recipe["schedule"], [recipe["schedule"].values()]),
        pair_phase=table(recipe["pair_phase"], [recipe["pair_phase"].values()]),
        token_phase=table(recipe["token_phase"], [recipe["token_phase"].values()]),
        sentence=table(
            ["head", *keys, "F1 by label"],
            [
                [head, *(scores[key] for key in keys), ", ".join(f"{k} {v}" for k, v in scores["f1"].items())]
                for head, scores in metrics["sentence"].items()
            ],
        ),
        pair=table(
            ["set", "task", *keys],
            [
                [name, task, *(scores[key] for key in keys)]
                for name, tasks in metrics["pair"].items()
                for task, scores in tasks.items()
            ],
        ),
    )


def endorsement_card(metrics: dict[str, Any], recipe: dict[str, Any]) -> str:
    """Returns the card of the classifier of endorsement.

    Args:
        metrics: What `train_endorsement` measured.
        recipe: The table of `configs/train/endorsement.toml`.
    """
    names = {"train_cross_validation": "train, cross-validated", "dev": "dev"}
    rows = [
        [name, metrics[part]["n"], who, *(scores[key] for key in ("accuracy", "macro_f1", "took_a_side", "wrong_sign"))]
        for part, name in names.items()
        for who, scores in metrics[part].items()
        if isinstance(scores, dict)
    ]
    return ENDORSEMENT_CARD.format(
        n_features=metrics["n_features"],
        abstain_below=recipe["abstain_below"],
        scores=table(["set", "n", "who", "accuracy", "macro-F1", "takes a side", "wrong sign"], rows),
        ece_train=metrics["train_cross_validation"]["ece"],
        ece_dev=metrics["dev"]["ece"],
    )


def attribution_card(metrics: dict[str, Any], recipe: dict[str, Any]) -> str:
    """Returns the card of the token model of attribution.

    Args:
        metrics: What `train_attribution` measured.
        recipe: The table of `configs/train/attribution.toml`.
    """
    parts = {"train_cross_validation": "train, cross-validated", "dev": "dev"}
    rows = [
        [name, who.replace("_", " "), *scores.values()]
        for part, name in parts.items()
        for who, scores in metrics[part].items()
    ]
    return ATTRIBUTION_CARD.format(
        heads=recipe["heads"],
        encoder=metrics["encoder_sha256"],
        scores=table(["set", "who", "n", "P", "R", "F1"], rows),
        recipe=table(recipe, [recipe.values()]),
    )
