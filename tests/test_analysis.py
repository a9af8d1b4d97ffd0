"""The whole pipeline on bundled models: one record for each article, whatever the article is."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.analysis import Analyzer, check_layers
from burthen.article import Article, SourceRef
from burthen.errors import InputError, SettingsError
from burthen.ingest import Failure
from burthen.labels import HolderKind, StanceValue, Voice
from burthen.records import ErrorRecord, Record

PIECE = (
    "Pay What Was Signed\n"
    "The special envoy claimed on Friday that Norland \u201cpays nothing\u201d for the bases. That is false. "
    "Norland\u2019s share has risen to over \u00a5300 billion a year.\r\n\r\n"
    "The defense ministry said the contract would be kept. The government should publish the full account."
)


def article(text, name="piece"):
    return Article(id=name, text=text, source=SourceRef(f"{name}.txt", "text"), outlet_country="JP")


@pytest.fixture(scope="module")
def analyzer(analyzer_or_skip):
    return analyzer_or_skip


def test_a_piece_comes_out_with_voices_figures_and_author_rows(analyzer):
    record = analyzer.analyze_one(article(PIECE))
    assert isinstance(record, Record)
    quoted = [claim for claim in record.claims if claim.voice is Voice.OTHER]
    assert any("pays nothing" in claim.quote for claim in quoted)
    assert any(figure.unit == "JPY" and figure.value_min == 3e11 for figure in record.figures)
    rows = [stance for stance in record.stances if stance.holder.kind is HolderKind.AUTHOR]
    assert [row.target for row in rows] == [target.id for target in analyzer.targets]


def test_every_letter_of_a_clean_article_is_analysed(analyzer):
    coverage = analyzer.analyze_one(article(PIECE)).article.coverage
    assert coverage.analysed == coverage.total == sum(map(str.isalnum, PIECE))


def test_stances_that_were_read_have_evidence(analyzer):
    for stance in analyzer.analyze_one(article(PIECE)).stances:
        assert bool(stance.evidence) or stance.value is StanceValue.ABSENT
        assert sum(stance.p.values()) == pytest.approx(1, abs=1e-3)


@settings(max_examples=25)
@given(st.text(max_size=300))
def test_any_text_gives_a_record_or_an_error_record(analyzer, text):
    result = analyzer.analyze_one(article(text))
    assert isinstance(result, Record | ErrorRecord)
    json.loads(result.to_json())


def test_records_do_not_depend_on_the_order_of_articles(analyzer):
    texts = [PIECE, "Seoul paid 1.2 trillion won. It should pay no more.", "Who pays? Nobody does.", PIECE[:150]]
    pieces = [article(text, f"a{index}") for index, text in enumerate(texts)]
    lines = {piece.id: analyzer.analyze_one(piece).to_json() for piece in pieces}
    random.Random(3).shuffle(pieces)
    assert [result.to_json() for result in analyzer.analyze(pieces)] == [lines[piece.id] for piece in pieces]


def test_an_article_that_breaks_a_stage_costs_only_itself(analyzer, monkeypatch):
    component = analyzer.nlp.get_pipe("burthen_figures")
    original = type(component).__call__

    def breaks(self, doc):
        if "BREAK" in doc.text:
            raise RuntimeError("no such luck")
        return original(self, doc)

    monkeypatch.setattr(type(component), "__call__", breaks)
    results = list(analyzer.analyze([article("BREAK this.", "bad"), article("Keep this one.", "good")]))
    assert [type(result) for result in results] == [ErrorRecord, Record]
    assert results[0].error.code == "B199"
    assert "no such luck" in results[0].error.message


def test_a_failure_of_ingest_becomes_an_error_record_in_its_place(analyzer):
    failure = Failure(SourceRef("rows.jsonl", "jsonl", 16), None, InputError("B109", "rows.jsonl:17", "Give `text`."))
    (result,) = analyzer.analyze([failure])
    assert (result.error.code, result.error.stage, result.article.source.row) == ("B109", "ingest", 16)


def test_a_text_that_is_all_furniture_is_refused(analyzer):
    result = analyzer.analyze_one(article("\u200b \n"))
    assert result.error.code == "B114"


def test_layers_not_asked_for_are_null(base_model_or_skip):
    record = Analyzer(layers=["figures"]).analyze_one(article(PIECE))
    assert record.sentences is None
    assert record.stances is None
    assert record.figures
    assert record.provenance.layers_run == ["figures"]
    assert set(record.provenance.models) == {"attribution", "base", "encoder", "endorsement", "figures"}


def test_an_unknown_layer_is_refused():
    with pytest.raises(SettingsError, match="B204"):
        check_layers(["figures", "verdicts"])


def test_the_pipeline_is_a_spacy_language_that_runs_on_a_bare_string(analyzer):
    doc = analyzer.nlp("The minister said that Norland would pay \u00a53 trillion.")
    assert doc._.source is None
    assert len(doc._.figures) == 1
    assert [claim.source.kind for claim in doc._.claims if claim.source]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "When Senator Halloran claimed that the islands \u201chave lived off our taxpayers for years\u201d, "
            "he forgot the companies they sent abroad.",
            "the islands \u201chave lived off our taxpayers for years",
        ),
        ("While the minister said that Norland would pay, the treasury disagreed.", "Norland would pay"),
    ],
)
def test_what_is_reported_in_a_side_clause_ends_before_the_main_clause(analyzer, sentence, content):
    (claim,) = [claim for claim in analyzer.analyze_one(article(sentence)).claims if claim.voice is Voice.OTHER]
    assert claim.quote.rstrip("\u201d") == content
