"""Records against gold: the same is perfect, each change is noticed where it was made, silence costs recall."""

import gzip

import pytest

from burthen.errors import InputError, RecordError
from burthen.evaluate.misses import SEVERITY, worst
from burthen.evaluate.reading import Piece, pair_up, read_records
from burthen.evaluate.report import as_json
from burthen.evaluate.scoring import ORDER, evaluate
from tests.factories import bare_record, error_record, full_record

GOLD = full_record()
LESS_IS_BETTER = {"stance.sign_errors"}
# The gold of the factories has an `abstain`, which never counts as right.
ABSTAINED = {"stance.coverage", "stance.raised_coverage"}


def scores(record, gold=GOLD):
    return {name: score.value for name, score in evaluate([Piece(gold, record)], draws=0).scores.items()}


def changed(layer, index, **fields):
    items = list(getattr(GOLD, layer))
    dump = items[index].model_dump() | fields
    items[index] = type(items[index]).model_validate(dump)
    return GOLD.model_copy(update={layer: items})


def test_gold_against_itself_is_perfect():
    for name, value in scores(GOLD).items():
        if name not in ABSTAINED and not name.startswith("stance.all"):
            assert value == (0.0 if name in LESS_IS_BETTER else 1.0), name


@pytest.mark.parametrize(
    ("record", "worse"),
    [
        (changed("sentences", 1, type="policy"),
         {"sentences.type_acc", "sentences.type_kappa", "sentences.type_alpha", "sentences.type_macro_f1"}),
        (changed("sentences", 1, voice="author"), {"sentences.voice_acc", "sentences.voice_kappa"}),
        (changed("sentences", 2, negated=False), {"sentences.negated_f1"}),
        (changed("claims", 0, endorsement="endorsed"),
         {"claims.endorsement_acc", "claims.endorsement_macro_f1", "claims.endorsement_kappa",
          "claims.end_to_end_f1"}),
        (changed("claims", 0, force="directive"), {"claims.force_acc", "claims.force_kappa"}),
        (changed("claims", 0, cue=None), {"claims.cue_acc"}),
        (changed("claims", 1, ask=None), {"claims.ask_addressee_acc", "claims.ask_addressee_precision"}),
        (changed("figures", 1, value_min=1e9),
         {"figures.value_f1", "figures.value_unit_f1", "figures.value_unit_bound_f1",
          "figures.end_to_end_f1"}),
        (changed("figures", 1, unit="USD"),
         {"figures.value_unit_f1", "figures.value_unit_bound_f1", "figures.end_to_end_f1"}),
        (changed("figures", 1, bound="exact"), {"figures.value_unit_bound_f1", "figures.end_to_end_f1"}),
        (changed("figures", 1, period=None), {"figures.period_f1", "figures.end_to_end_f1"}),
        (changed("figures", 1, payer=None), {"figures.payer_acc", "figures.payer_precision"}),
        (changed("figures", 0, voice="author", endorsement=None), {"figures.voice_acc", "figures.endorsement_acc"}),
        (changed("stances", 4, value="support"), {"quoted.f1"}),
    ],
)  # fmt: skip
def test_a_change_is_noticed_where_it_was_made(record, worse):
    before, after = scores(GOLD), scores(record)
    assert {name for name, value in before.items() if after.get(name) != value} == worse


def test_a_wrong_sign_is_a_sign_error():
    found = scores(changed("stances", 1, value="oppose"))
    assert found["stance.sign_errors"] == 0.5
    assert found["stance.raised_acc"] == 0.5


def test_what_is_not_answered_is_no_sign_error():
    found = scores(changed("stances", 1, value="abstain"))
    assert found["stance.sign_errors"] == 0
    assert (found["stance.raised_coverage"], found["stance.raised_acc_answered"]) == (0.5, 1.0)


def test_silence_costs_recall_and_is_counted():
    found = scores(None)
    assert found["integrity.records"] == 0
    assert found["claims.span_f1"] == found["figures.mention_f1"] == found["sentences.f1"] == 0


def test_a_layer_that_was_not_run_is_not_scored():
    found = scores(GOLD.model_copy(update={"figures": None}))
    assert not any(name.startswith("figures.") for name in found)
    assert found["claims.span_f1"] == 1


def test_fragments_of_one_quotation_count_as_one_claim():
    text = "He said: “We pay. We have paid. We shall pay.” So he said.\n"
    from tests.factories import article, at, claim, president

    def record(*quotes, spans=None):
        claims = [
            claim(text, quote, n, voice="other", source=president(), mode="direct") for n, quote in enumerate(quotes)
        ]
        if spans:
            claims = [
                claims[0].model_copy(
                    update={"spans": [claims[0].spans[0].model_copy(update=at(text, s)) for s in spans]}
                )
            ]
        return bare_record(text, article=article(text), claims=claims)

    pieces = ("We pay.", "We have paid.", "We shall pay.")
    gold = record("We pay. We have paid. We shall pay.", spans=pieces)
    found = scores(record(*pieces), gold)
    assert (found["claims.span_f1"], found["claims.span_exact_f1"]) == (1.0, 1.0)


def test_a_period_from_the_date_of_publication_may_be_left_out():
    from burthen.records import Period

    year = Period(start="2024-01-01", end="2024-12-31", text=None, basis="publication")
    gold = changed("figures", 1, period=year)
    for period in (year, None):
        found = scores(changed("figures", 1, period=period), gold)
        assert found["figures.end_to_end_f1"] == 1.0
    wrong = year.model_copy(update={"start": "2023-01-01"})
    assert scores(changed("figures", 1, period=wrong), gold)["figures.end_to_end_f1"] == 0.5


def test_misses_come_worst_first_with_their_context():
    record = changed("stances", 1, value="oppose").model_copy(update={"figures": [], "sentences": None})
    evaluation = evaluate([Piece(GOLD, record)], draws=0)
    shown = worst(evaluation.misses, {GOLD.article.id: GOLD.article.text}, 3)
    assert [s.miss.what for s in shown] == ["stance.sign", "figure.missed", "figure.missed"]
    assert shown[2].words in GOLD.article.text
    assert {miss.what for miss in evaluation.misses} <= set(SEVERITY)


def test_scores_come_by_outlet_and_as_plain_data():
    other = GOLD.model_copy(update={"article": GOLD.article.model_copy(update={"id": "b", "outlet": "The Other"})})
    evaluation = evaluate([Piece(GOLD, GOLD), Piece(other, None)], draws=20)
    assert evaluation.groups["The Other"]["claims.span_f1"].value == 0
    plain = as_json(evaluation)
    assert (plain["pieces"], plain["with_record"]) == (2, 1)
    assert list(plain["metrics"]) == [name for name in ORDER if name in plain["metrics"]]
    assert plain["metrics"]["claims.span_f1"]["ci95"] == [0.0, 1.0]


def test_records_are_paired_by_id_or_by_text():
    moved = GOLD.model_copy(update={"article": GOLD.article.model_copy(update={"id": "x"})})
    assert pair_up([GOLD], [error_record(), moved])[0].record is moved
    assert pair_up([GOLD], [error_record()])[0].record is None


def test_a_record_of_the_same_id_and_another_text_is_refused():
    with pytest.raises(RecordError, match="B403"):
        pair_up([GOLD], [bare_record("Another text.")])


@pytest.mark.parametrize(
    ("content", "code"), [("", "B104"), ("{", "B110"), ('{"schema": "burthen/record/1"}', "B401"), ("[]", "B104")]
)
def test_what_is_no_record_is_refused(content, code, tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text(content, "utf8")
    with pytest.raises((InputError, RecordError), match=code):
        read_records(path)


def test_records_come_from_files_arrays_and_folders(tmp_path):
    (tmp_path / "a.json").write_text(f"[{GOLD.to_json()}]", "utf8")
    (tmp_path / "b.jsonl").write_text(GOLD.to_json() + "\n" + error_record().to_json() + "\n", "utf8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(GOLD.to_json().encode()))
    assert len(read_records(tmp_path)) == 4


def test_a_broken_archive_is_an_error_and_no_crash(tmp_path):
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(GOLD.to_json().encode())[:40])
    with pytest.raises(InputError, match="B103"):
        read_records(tmp_path)
