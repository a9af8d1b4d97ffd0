import json
from pathlib import Path

import pytest

from tests.ingest.samples import BODY, article, write

TITLE = "Alliance: Share the Bill, Deepen the Trust"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.splitlines() * 2)
NODE = {
    "@type": "OpinionNewsArticle", "headline": "Alliance: Share the Bill, Deepen the Trust",
    "datePublished": "2025-05-08T14:07:00+09:00", "dateModified": "2025-05-08T15:00:00+09:00",
    "author": {"@type": "Organization", "name": "The Yomiuri Shimbun"}, "publisher": {"@id": "#paper"},
    "articleSection": ["Editorial", "Politics"], "inLanguage": "en",
    "mainEntityOfPage": "https://japannews.yomiuri.co.jp/editorial/20250508-1/",
}  # fmt: skip
PAPER = {"@type": "NewsMediaOrganization", "@id": "#paper", "name": "The Japan News"}


def page(head: str = "", above: str = "", below: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} - The Japan News</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main>{above}<article><h1>{TITLE}</h1><p class='date'>14:07 JST, May 8, 2025</p>{PARAGRAPHS}</article></main>"
        "<aside><h2>Popular articles</h2><ol><li><a href='/1'>Tolls: Raise Them Now</a></li>"
        f"<li><a href='/2'>Rice: Import More of It</a></li></ol></aside>"
        f"{below}<footer>© The Japan News</footer></body></html>"
    )


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{value if isinstance(value, str) else json.dumps(value)}</script>"


OTHER = {
    "@type": "NewsArticle",
    "headline": "Tolls: Raise Them Now",
    "datePublished": "2020-01-01",
    "url": "https://x.org/1",
}
LINK = "<link rel='canonical' href='https://japannews.yomiuri.co.jp/editorial/20250508-1/'>"
SHAPES = {
    "object": script({**NODE, "publisher": PAPER}),
    "graph": script({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, PAPER, NODE]}),
    "list": script([PAPER, NODE]),
    "two": script(PAPER) + script(NODE),
    "comma": script(json.dumps([PAPER, NODE])[:-1] + ",]"),
    "line feed": script(json.dumps([PAPER, NODE]).replace("Share", "Share\n", 1)),
    "comment": script("<!-- " + json.dumps([PAPER, NODE]) + " -->"),
    "broken one first": script("{broken") + script("[" * 5_000) + script([PAPER, NODE]),
    "others first": script([OTHER, PAPER, NODE]) + LINK,
    "in a list of items": script({"@type": "ItemList", "itemListElement": [OTHER]}) + script([PAPER, NODE]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_jsonld(tmp_path: Path, shape: str) -> None:
    found = article(write(tmp_path, "a.html", page(SHAPES[shape])))
    assert found.headline == TITLE
    assert (found.published, found.modified) == ("2025-05-08T14:07:00+09:00", "2025-05-08T15:00:00+09:00")
    assert (found.outlet, found.outlet_country) == ("The Yomiuri Shimbun", "JP")
    assert (found.byline, found.section, found.language) == ("The Yomiuri Shimbun", "Editorial", "en")
    assert found.kind.value == "editorial"
    assert ("jsonld", "OpinionNewsArticle") in found.kind.evidence
    assert {found.origin[name] for name in ("headline", "published", "modified", "byline", "outlet", "section")} == {
        "jsonld"
    }


def test_named_writer_makes_an_op_ed(tmp_path: Path) -> None:
    author = [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}]
    found = article(write(tmp_path, "a.html", page(script([PAPER, {**NODE, "author": author}]))))
    assert (found.byline, found.kind.value) == ("Jane Doe, John Roe", "op_ed")


def test_body_without_the_rest_of_the_page(tmp_path: Path) -> None:
    found = article(write(tmp_path, "a.html", page()))
    lines = found.text.splitlines()
    assert lines[0] == TITLE
    assert [line for line in lines if line in BODY.splitlines()] == BODY.splitlines() * 2
    assert "Tolls" not in found.text
    assert "World" not in found.text


def test_page_without_metadata(tmp_path: Path) -> None:
    crumbs = "<div class='breadcrumb'>Home &gt; Editorial</div>"
    found = article(write(tmp_path, "a.html", page(above=crumbs)))
    assert (found.headline, found.published, found.section) == (TITLE, "2025-05-08T14:07:00+09:00", "Editorial")
    assert found.kind.value == "editorial"
    assert found.origin["published"] == "dateline"


def test_meta_elements(tmp_path: Path) -> None:
    head = (
        f"<meta property='og:title' content='{TITLE} | The Example Times'>"
        "<meta property='og:site_name' content='The Example Times'>"
        "<meta property='article:published_time' content='2025-05-08T05:07:00Z'><meta name='author' content='Jane Doe'>"
        "<meta property='article:section' content='Opinion'><meta property='og:url' content='https://example.org/opinion/a'>"
        "<meta property='article:author' content='https://social.example/jane'>"
    )
    found = article(write(tmp_path, "a.html", page(head)))
    assert (found.headline, found.byline, found.section) == (TITLE, "Jane Doe", "Opinion")
    assert (found.published, found.url) == ("2025-05-08T05:07:00+00:00", "https://example.org/opinion/a")
    assert (found.outlet, found.outlet_country) == ("The Example Times", None)
    assert found.kind.value == "op_ed"
    assert found.text.splitlines()[0] == TITLE


def test_headline_apart_from_the_body_comes_first(tmp_path: Path) -> None:
    markup = f"<html><head><title>Who pays?</title></head><body><article>{PARAGRAPHS}</article></body></html>"
    assert article(write(tmp_path, "a.html", markup)).text.startswith("Who pays?\nThe government")


def test_declared_charset(tmp_path: Path) -> None:
    markup = page("<meta charset='windows-1250'>").replace("government", "government of Łódź")
    assert "Łódź" in article(write(tmp_path, "a.html", markup.encode("cp1250"))).text


def test_stale_charset_declaration_is_not_believed(tmp_path: Path) -> None:
    markup = page("<meta charset='iso-8859-1'>").replace("government", "government’s men")
    assert "government’s men" in article(write(tmp_path, "a.html", markup)).text


MARKDOWN = [
    ("# Who pays?", "Who pays?"),
    ("Who pays?\n=========", "Who pays?"),
    ("one **two** *three* __four__ _five_ `six` ~~seven~~", "one two three four five six seven"),
    ("soft\nwrapped", "soft wrapped"),
    ('a [link](https://x.org/a "t") b', "a link b"),
    ("![caption](x.png)", ""),
    ("> quoted\n> twice", "quoted twice"),
    ("- one\n- two", "one\ntwo"),
    ("a <b>bold</b> &amp; <!-- hidden --> b", "a bold & b"),
    ("snake_case_name 5 * 3 * 2", "snake_case_name 5 * 3 * 2"),
    ("---", ""),
    ("the note[^1] here", "the note here"),
    ("1\\. no list", "1. no list"),
]


@pytest.mark.parametrize(("marks", "plain"), MARKDOWN)
def test_markdown(tmp_path: Path, marks: str, plain: str) -> None:
    line = BODY.splitlines()[0]
    found = article(write(tmp_path, "a.md", f"{line}\n\n{marks}\n\n{line}"))
    assert " ".join(found.text.split(" ")).replace("  ", " ") == "\n".join(filter(None, (line, plain, line)))


def test_front_matter(tmp_path: Path) -> None:
    yaml = (
        "---\ntitle: 'Who pays?'\nauthor:\n  - Jane Doe\n  - John Roe\ndate: 2025-05-08\nsource: The Guardian\n"
        "section: Opinion # a note\nid: x1\ntags: [a, b]\n---\n"
    )
    toml = '+++\ntitle = "Who pays?"\nauthor = ["Jane Doe", "John Roe"]\ndate = 2025-05-08\n'
    toml += 'source = "The Guardian"\nsection = "Opinion"\nid = "x1"\n+++\n'
    for front in (yaml, toml):
        found = article(write(tmp_path, "a.md", front + BODY))
        assert (found.id, found.headline, found.byline) == ("x1", "Who pays?", "Jane Doe, John Roe")
        assert (found.published, found.outlet, found.outlet_country) == ("2025-05-08", "The Guardian", "GB")
        assert (found.section, found.kind.value) == ("Opinion", "op_ed")
        assert found.text.splitlines()[0] == "Who pays?"
