"""Whole sentences, read with the bundled tagger and parser.

The first run of these sentences, before the rules they measure were written, found 0.857 of the mentions and 0.600 with
value, unit and bound right (F1). Since then they have been looked at, so they are a check against falling back and no
measure of new text.
"""

from datetime import date

import pytest

from burthen.evaluate.score_figures import fold_unit
from burthen.figures.reader import read_figures
from tests.figures.fresh_sentences import FRESH

LEAST_MENTION, LEAST_READING = 0.95, 0.93


@pytest.fixture(scope="module")
def counts(base_model_or_skip):
    from burthen.cli.bench_figures import pipeline

    nlp = pipeline()
    mentions = readings = found_total = gold_total = 0
    for country, text, gold in FRESH:
        found = list(read_figures(nlp(text), country=country, published=date(2024, 6, 14)))
        found_total, gold_total = found_total + len(found), gold_total + len(gold)
        for quote, low, high, unit, bound, *_ in gold:
            start = text.index(quote)
            match = next((f for f in found if f.span.start < start + len(quote) and start < f.span.end), None)
            if match is None:
                continue
            found.remove(match)
            mentions += 1
            right = (match.value_min, match.value_max) == (pytest.approx(low), pytest.approx(high))
            readings += right and match.bound == bound and fold_unit(match.unit) == fold_unit(unit)
    return 2 * mentions / (found_total + gold_total), 2 * readings / (found_total + gold_total)


def test_fresh_sentences(counts) -> None:
    mention_f1, reading_f1 = counts
    assert mention_f1 >= LEAST_MENTION
    assert reading_f1 >= LEAST_READING
