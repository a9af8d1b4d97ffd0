import pytest

from burthen.article import SourceRef
from burthen.ingest.draft import Draft
from burthen.ingest.kinds import parse_kind, read_kind, text_sign

CASES = [
    ({"headline": "[Editorial] Share the bill"}, [], "editorial"),
    ({"headline": "Editorial: Share the bill"}, [], "editorial"),
    ({"headline": "Our View: Share the bill", "byline": "Jane Doe"}, [], "editorial"),
    ({"headline": "Share the bill | Editorial"}, [], "editorial"),
    ({"headline": "Share the bill: Editorial"}, [], "editorial"),
    ({"headline": "Editorial boards do not pay"}, [], None),
    ({"headline": "Letter: Share the bill"}, [], "letter"),
    ({"headline": "Letters from the front line"}, [], None),
    ({"headline": "(EDITORIAL from Example Times on May 9)"}, [], "editorial_relay"),
    ({"headline": "Commentary: Share the bill"}, [], "op_ed"),
    ({"byline": "The Editorial Board"}, [], "editorial"),
    ({"byline": "Jane Doe"}, [], None),
    ({}, [("jsonld", "OpinionNewsArticle")], "op_ed"),
    ({"section": "Editorials"}, [("jsonld", "OpinionNewsArticle")], "editorial"),
    ({"section": "Editorials", "byline": "Jane Doe"}, [("jsonld", "OpinionNewsArticle")], "op_ed"),
    ({}, [("jsonld", "ReportageNewsArticle")], "news"),
    ({"section": "Opinion", "byline": "Jane Doe"}, [], "op_ed"),
    ({"section": "Opinion"}, [], "op_ed"),
    ({"section": "Editorial & Columns"}, [], "editorial"),
    ({"section": "Editorial & Columns", "byline": "Jane Doe"}, [], "op_ed"),
    ({"section": "Letters"}, [], "letter"),
    ({"section": "World"}, [], "news"),
    ({"section": "World", "url": "https://example.org/editorials/a"}, [], "editorial"),
    ({"url": "https://example.org/story/opinion/editorials/2017/a", "byline": "Staff Writer"}, [], "editorial"),
    ({"url": "https://example.org/opinion/letters/a"}, [], "letter"),
    ({"url": "https://example.org/opinion/2017/a", "byline": "Jane Doe"}, [], "op_ed"),
    ({"url": "https://example.org/columnists/doe"}, [], "column"),
    ({"url": "https://example.org/?q=/editorials/"}, [], None),
    ({}, [("text", "To the Editor:")], "letter"),
    ({}, [("text", "“Editorial & Columns” POPULAR ARTICLE")], "editorial"),
    ({}, [("text", "The writer is a former envoy.")], "op_ed"),
    ({}, [], None),
]


@pytest.mark.parametrize(("values", "signs", "kind"), CASES)
def test_kind(values: dict[str, str], signs: list[tuple[str, str]], kind: str | None) -> None:
    found = read_kind(Draft(SourceRef("a", "html"), values=dict(values), signs=list(signs)))
    assert found.value == kind
    assert bool(found.evidence) == (kind is not None)
    for place, words in found.evidence:
        assert words in (*values.values(), *(sign[1] for sign in signs))
        assert place in ("jsonld", "url", "headline", "byline", "section", "text")


@pytest.mark.parametrize(
    ("line", "tail", "kind"),
    [
        ("To the Editor:", False, "letter"),
        ("Sir, the allies must pay.", False, "letter"),
        ("EDITORIAL", False, "editorial"),
        ("The author is a fellow at an institute.", False, None),
        ("The author is a fellow at an institute.", True, "op_ed"),
        ("Jane Q. Doe is a professor of history at a college.", True, "op_ed"),
        ("He is a professor of history at a college.", True, None),
        ("The writers of the treaty knew better.", True, None),
    ],
)
def test_lines_of_the_text(line: str, tail: bool, kind: str | None) -> None:
    assert text_sign(line, tail=tail) == kind


def test_users_words() -> None:
    words = ("Op-Ed", "op ed", "opinion", "Editorial", "press review", "sonnet", "")
    assert [parse_kind(word) for word in words] == ["op_ed", "op_ed", "op_ed", "editorial", "press_review", None, None]
