"""The card shows what the record says, at any width, in any text, with colour or without."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.cli.card import console_for, render
from burthen.records import Holder, Kind, KindEvidence
from tests.factories import TEXT, article, at, bare_record, claim, figure, full_record, provenance, sentence, stance
from tests.test_records import TEXTS


def card(record, width=100, color=False, encoding="utf-8"):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="\n")
    console = console_for(stream, color, width)
    for part in render(record, console):
        console.print(part)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    "fact",
    [
        "Fair Shares Need Fair Sums",
        "The Norland Courier (from text) · NL · 2024-06-03 (from dateline)",
        "kind: editorial (rule) – text: From The",
        "coverage: 228 of 228 letters and digits",
        "removed: dateline 1 (23 characters) · source line 1 (40 characters)",
        "warning: The id was taken from the path.",
        "[removed: dateline, 23 characters: 09:15 NLT, June 3, 2024]",
        "⟨A│Norland “pays nothing[1]” for its defence⟩✗",
        "over ¥1 trillion[2]",
        "⟨A│ the president of Vastmark (person, VM) quoted once",
        "≥ ¥1,000,000,000,000 (JPY 1 trillion, lower bound), total, 2022-04-01 – 2027-03-31 (fiscal rule)",
        "host support · Norland (NL) → allied forces",
        "mixed · assertive · factual · checkworthy · rejected: “That is false.” · p 0.80",
        "The government → publish the accounts",
        "4 of 5 sentences are in the article's own voice",
        "hedged 0 · negated 1 · rhetorical 0",
        "oppose ████████░░ 0.82 patron demand legitimate (asserted)",
        "“That is false.” 0.60",
        "support rule ally pays fair share (hedged, zero-shot)",
        "no verdict (abstained): 1 – trade security linkage (oppose 0.41)",
        "not raised (absent): 1 – pressure works",
        "Quoted: the president of Vastmark (person, VM)",
        "burthen 0.1.0 · codebook 1 · layers run: sentences, claims, figures, stances · settings efefefef",
        "models: base cdcdcdcd · encoder abababab",
    ],
)
def test_the_card_shows(fact, width):
    shown = flat(card(full_record(), width))
    # A table cell that wraps has its neighbour's blanks in between, which `flat` has made one.
    assert fact in shown


def test_lines_keep_to_the_width_and_have_no_blanks_at_the_end():
    for width in (40, 80, 120):
        lines = card(full_record(), width).splitlines()
        assert max(len(line) for line in lines) <= width
        body = [line for line in lines if line.startswith("  ")]
        assert all(line == line.rstrip() for line in body)


def test_without_colour_there_are_no_escape_codes_and_the_same_words():
    colourless = card(full_record(), color=False)
    coloured = card(full_record(), color=True)
    assert "\x1b" not in colourless
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == colourless


def test_no_color_is_honoured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    assert console_for(stream).no_color


def test_an_ascii_terminal_gets_ascii_marks():
    shown = card(full_record(), encoding="ascii")
    assert shown.isascii()
    assert "{A|" in shown
    assert ">= JPY 1,000,000,000,000" in shown


def test_layers_not_run_and_layers_without_finds_are_told_apart():
    not_run = card(bare_record())
    assert not_run.count("not run") == 5
    empty = card(bare_record(sentences=[], claims=[], figures=[], stances=[], provenance=provenance()))
    assert "not run" not in empty
    assert "none found" in empty
    assert "takes no stance" in empty
    assert "asks for nothing" in empty
    assert "nobody else is quoted" in empty


def test_partial_coverage_and_truncation_stand_out():
    short = article(TEXT, coverage={"analysed": 100, "total": 150}, truncated=True)
    shown = flat(card(bare_record(article=short)))
    assert "100 of 150 letters and digits of the article analysed – 50 were not; the source cut the text off" in shown


def test_markup_and_emoji_codes_in_an_article_are_only_text():
    text = "He [bold]never[/bold] said [/] :smile: [link=file:///x]this[/link] [red]."
    shown = flat(card(bare_record(article=article(text, headline="[red]Head[/red] :boom:", outlet="[b]O[/b]"))))
    assert text in shown
    assert "[red]Head[/red] :boom:" in shown
    assert "[b]O[/b]" in shown


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r"])
def test_nothing_in_an_article_acts_on_the_terminal(character):
    text = f"Before{character}[2J after"
    kind = Kind(value="editorial", evidence=[KindEvidence(where="text", words=text)])
    piece = article(text, headline=text, outlet=text, byline=text, warnings=[text], kind=kind)
    shown = card(
        bare_record(
            article=piece,
            figures=[figure(text, "after", measures=text, unit=text)],
            claims=[claim(text, "Before", voice="other", ask={"addressee": text, "action": text})],
            stances=[stance("t", "support", conditional_on=text, evidence=[at(text, text)])],
        )
    )
    assert character not in shown


def test_nested_quotations_nest_their_brackets():
    text = "The report says the minister told them to wait."
    inner, outer = "them to wait", "the minister told them to wait"
    holders = [Holder(id=f"person:{name}", kind="person", name=name) for name in ("report", "minister")]
    claims = [
        claim(text, outer, 0, voice="other", source=holders[0].model_dump()),
        claim(text, inner, 1, voice="other", source=holders[1].model_dump()),
    ]
    assert "⟨A│the minister told ⟨B│them to wait⟩⟩." in card(bare_record(text, claims=claims))


def test_a_broken_quotation_has_two_brackets_and_one_verdict():
    text = "“We pay,” he said, “for it all.”"
    pieces = [at(text, "We pay"), at(text, "for it all")]
    whole = {"start": pieces[0]["start"], "end": pieces[1]["end"], "quote": text[1 : pieces[1]["end"]]}
    broken = claim(text, "We pay", voice="other", endorsement="endorsed").model_copy(update=whole)
    record = bare_record(text, claims=[broken.model_dump() | {"spans": pieces}])
    assert "“⟨A│We pay⟩,” he said, “⟨A│for it all⟩✓.”" in card(record)
    assert "source not named" in card(record)


def test_a_quotation_over_two_paragraphs_opens_once_and_closes_once():
    text = "He said: wait for\nthe vote. We agree."
    shown = card(bare_record(text, claims=[claim(text, "wait for\nthe vote", voice="other")]))
    assert "⟨A│wait for\n" in shown
    assert "the vote⟩. We agree." in shown


def test_a_run_of_removals_is_one_line_that_counts_them():
    text = "Body stands here.\nPOPULAR\nOne thing\nAnother thing\n"
    cut = [(line, "other_articles") for line in ("POPULAR", "One thing", "Another thing")]
    assert "[removed: other articles, 3 pieces, 29 characters: POPULAR]" in card(
        bare_record(article=article(text, cut=cut))
    )


def test_links_between_figures_use_their_numbers():
    text = "1.2 trillion won ($900 million), then 900 million"
    figures = [
        figure(text, "1.2 trillion won", 0, kind="money", unit="KRW", value_min=1.2e12, value_max=1.2e12),
        figure(text, "$900 million", 1, kind="money", unit="USD", equivalent_of="f0", unit_basis="outlet_default"),
        figure(text, "900 million", 2, repeat_of="f1", scenario=True, voice="other", source="government:US"),
    ]
    shown = flat(card(bare_record(text, figures=figures), 120))
    assert "restates [1] · unit: outlet default" in shown
    assert "repeats [2] · in a scenario" in shown
    assert "government:US" in shown


def test_certainty_is_never_rounded_up_to_one():
    record = bare_record(
        stances=[stance("a", "support", p={"support": 0.9996}), stance("b", "oppose", p={"oppose": 1.0})]
    )
    shown = card(record)
    assert ">0.99" in shown
    assert "1.00" in shown


def test_many_speakers_have_letters_of_their_own():
    names = [f"Speaker{index}" for index in range(30)]
    text = " ".join(names)
    claims = [
        claim(text, f"{name} " if name != names[-1] else name, index, voice="other",
              source={"id": f"person:{name}", "kind": "person", "name": name})
        for index, name in enumerate(names)
    ]  # fmt: skip
    shown = card(bare_record(text, claims=claims), 200)
    assert "⟨Z│" in shown
    assert "⟨AD│" in shown


@st.composite
def any_record(draw):
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = [
        {"start": start, "end": end, "quote": text[start:end]}
        for start, end in draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=8))
    ]
    base, person = claim(TEXT, "That is false"), {"kind": "person", "name": text, "country": None}
    removed = [span | {"reason": "promo"} for span in spans[:2]]
    return bare_record(
        article=article(text, removed=removed, headline=draw(st.none() | TEXTS)),
        sentences=[sentence(TEXT, "That is false").model_dump() | span | {"role": "headline"} for span in spans[:3]],
        claims=[
            base.model_dump()
            | span
            | {"spans": [span], "voice": "other", "source": person | {"id": f"person:{index % 3}"}}
            for index, span in enumerate(spans)
        ],
        figures=[figure(TEXT, "nothing").model_dump() | span | {"measures": text} for span in spans],
        stances=[stance("x", "support").model_dump() | {"evidence": spans}],
    )


@given(any_record(), st.integers(40, 200))
def test_any_text_at_any_width_gives_a_card(record, width):
    shown = card(record, width)
    assert "FIGURES" in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)


@given(TEXTS)
def test_every_visible_character_of_the_text_is_on_the_card(text):
    shown = "".join(card(bare_record(article=article(text)), 200).split())
    hidden = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    for line in text.splitlines():
        for word in hidden.sub(" ", line).split():
            assert word in shown
