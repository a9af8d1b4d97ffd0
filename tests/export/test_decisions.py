"""Each decision of a record."""

from burthen.export.decisions import decisions
from tests.factories import bare_record, full_record


def found(**of):
    return [d for d in decisions(full_record()) if all(getattr(d, name) == value for name, value in of.items())]


def test_a_decision_has_what_made_it_how_sure_it_was_and_its_words():
    [kind] = found(what="type", item="c0")
    assert (kind.value, kind.by, kind.p) == ("factual", "model", 0.8)
    [sign] = found(what="endorsement", item="c0")
    assert (sign.value, sign.words) == ("rejected", "That is false.")
    [source] = found(what="source", item="c0")
    assert (source.value, source.words) == ("person:vastmark-president", "said that")
    [value] = found(what="value", item="f1")
    assert (value.value, value.by) == ("1e+12 JPY (lower_bound)", "rule")
    [period] = found(what="period", item="f1")
    assert (period.value, period.by) == ("2022-04-01..2027-03-31", "fiscal_rule")
    [stance] = found(layer="stances", item="t0")
    assert (stance.value, stance.p, stance.words) == ("oppose", 0.82, "That is false.")
    assert {d.value for d in found(what="removed")} == {"dateline", "source_line"}


def test_words_are_where_they_are_said_to_be():
    text = full_record().article.text
    placed = [d for d in decisions(full_record()) if d.start is not None and d.words is not None]
    assert placed
    assert all(text[d.start : d.end] == d.words for d in placed)


def test_nothing_decided_gives_nothing():
    assert list(decisions(bare_record())) == []
