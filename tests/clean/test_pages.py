import pytest

from burthen.article import Article, SourceRef
from burthen.clean import clean
from burthen.spans import Span
from tests.clean.pages import BODY, PAGES


def article(text: str, **fields: str) -> Article:
    return Article(id="a", text=text, source=SourceRef("page.txt", "text"), **fields)


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("name", PAGES)
def test_each_line_goes_or_stays(name, separator):
    text = separator.join(line for line, _ in PAGES[name])
    result = clean(article(text))
    verdicts = []
    at = 0
    for line, _ in PAGES[name]:
        at = text.index(line, at)
        place = Span(at, at + len(line))
        verdicts.append((line, next((cut.reason for cut in result.removed if cut.span.overlaps(place)), None)))
        at = place.end
    assert verdicts == PAGES[name]
    plain = [line.replace("“", '"').replace("”", '"') for line, reason in PAGES[name] if reason is None]
    assert result.text.split("\n") == plain


@pytest.mark.parametrize("name", PAGES)
def test_the_first_line_that_stays_is_the_headline(name):
    result = clean(article("\n".join(line for line, _ in PAGES[name])))
    assert result.headline is not None
    assert result.headline.of(result.text) == result.text.split("\n", 1)[0]


@pytest.mark.parametrize("name", PAGES)
def test_cleaning_again_changes_nothing(name):
    once = clean(article("\n".join(line for line, _ in PAGES[name]))).text
    again = clean(article(once))
    assert again.text == once
    assert again.removed == ()


def test_only_the_paywalled_page_is_truncated_when_its_text_breaks_off():
    page = [line for line, _ in PAGES["paywall"]]
    assert not clean(article("\n".join(page))).truncated
    page[4] = page[4][:60]
    assert clean(article("\n".join(page))).truncated


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("The treaty, the ministry says, will [+1234 chars]", True),
        ("The treaty, the ministry says, will be signed soon… Continue reading", True),
        ("The treaty, the ministry says, will be signed...", True),
        ("The treaty, the ministry says, will be signed.", False),
        ("It will be signed, said the minister: “In time.”", False),
        (
            "Nobody who has walked the outer pier in winter and seen what the ice does there can think that forty mill",
            True,
        ),
    ],
)
def test_truncated(end, expected):
    result = clean(article("\n".join([*BODY, end])))
    assert result.truncated is expected
    assert "chars" not in result.text
    assert "Continue" not in result.text


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("14:07 JST, May 8, 2025", {"published": ("2025-05-08T14:07+09:00", "dateline")}),
        ("Posted : 2021-03-02 17:05", {"published": ("2021-03-02", "dateline")}),
        (
            "Updated March 14 2023 - 6:36pm, first published 13 March 2023 4:47pm GMT",
            {"modified": ("2023-03-14", "dateline"), "published": ("2023-03-13T16:47+00:00", "dateline")},
        ),
        ("By Maren Ulvestad", {"byline": ("Maren Ulvestad", "byline")}),
        ("Friday, 3 May 2019", {"published": ("2019-05-03", "dateline")}),
        ("30 February 2020 12:00", {}),
    ],
)
def test_metadata(line, fields):
    assert dict(clean(article("\n".join(["The piers are not free", line, *BODY]))).metadata) == fields


def test_a_source_line_tells_outlet_and_date():
    result = clean(article("\n".join(["The piers are not free", *BODY, "(From The Skagsund Courier, June 3, 2024)"])))
    assert result.metadata["outlet"] == ("The Skagsund Courier", "text")
    assert result.metadata["published"] == ("2024-06-03", "text")


@pytest.mark.parametrize(
    ("line", "cut", "kept"),
    [
        ("SKAGSUND, June 3 (Fjordnytt) -- " + BODY[0], "SKAGSUND, June 3 (Fjordnytt) --", BODY[0]),
        (BODY[0] + " (Yonhap)", "(Yonhap)", BODY[0]),
        ("SKAGSUND — " + BODY[0], "SKAGSUND —", BODY[0]),
        (BODY[0] + " (p. 14)", "(p. 14)", BODY[0]),
        ("The piers PREMIUM at Skagsund cost a great deal to keep open in winter.", "PREMIUM", None),
    ],
)
def test_furniture_inside_a_paragraph(line, cut, kept):
    text = "\n".join(["The piers are not free", line, *BODY[1:]])
    result = clean(article(text))
    assert [removal.span.of(text) for removal in result.removed] == [cut]
    assert result.text.split("\n")[1] == (kept or line.replace("PREMIUM ", ""))


def test_an_acronym_before_a_dash_is_no_dateline():
    text = "\n".join(
        [
            "The piers are not free",
            "NATO — the alliance that built them — has not paid for the piers in thirty years.",
            *BODY,
        ]
    )
    assert clean(article(text)).removed == ()


@pytest.mark.parametrize("stated", ["Who’s to pay for the piers?", "WHO'S TO PAY FOR THE PIERS?"])
def test_the_stated_headline_is_found_whatever_its_typography(stated):
    text = "\n".join(["Opinion", "Who's to pay for the piers?", *BODY])
    result = clean(article(text, headline=stated))
    assert result.headline is not None
    assert result.headline.of(result.text) == "Who's to pay for the piers?"


@pytest.mark.parametrize(
    "line",
    [
        "Maren Ulvestad teaches maritime law at a state university.",
        "Maren Ulvestad was for eleven years a clerk of the defence committee.",
        "Rear Adm. Tor Eik, Royal Navy (retired), commanded a squadron and is president of the Pilots' Club.",
        "Maren Ulvestad is defence editor.",
        "(The author is an observer of harbour affairs.)",
        "Lt. (ret.) Tor Eik, Skagsund, Nordl.",
        "- Tor Eik",
    ],
)
def test_the_author_at_the_foot(line):
    text = "\n".join(["The piers are not free", *BODY, line])
    assert [(r.span.of(text), r.reason) for r in clean(article(text)).removed] == [(line, "byline")]


@pytest.mark.parametrize(
    "line",
    [
        "Maren Ulvestad is a minister and will answer to the committee.",
        "The author is a coward if he does not answer.",
        "Tor Eik would have paid.",
    ],
)
def test_a_person_of_the_body_is_no_author(line):
    page = ["The piers are not free", *BODY[:4], "Maren Ulvestad signed the treaty for the guests.", BODY[4], line]
    assert clean(article("\n".join(page))).removed == ()


def test_short_lines_over_a_stated_headline_are_its_kickers():
    kickers = ["PAPERS FROM THE NORTH", "OVER THE BAR", "OUTSIDE, the column of Maren Ulvestad"]
    text = "\n".join([*kickers, "The piers are not free", *BODY])
    result = clean(article(text, headline="The piers are not free"))
    assert result.text.split("\n") == ["The piers are not free", *BODY]


@pytest.mark.parametrize(
    "head",
    [
        ["PAPERS FROM THE NORTH", "Skagsund Courier (Skagsund), Tuesday 3 June 1997", "OVER THE BAR", "Maren Ulvestad"],
        ["MAREN ULVESTAD"],
        ["THE SKAGSUND COURIER Tuesday, June 3, 1997 – 14"],
        ["OUTSIDE, the column of Maren Ulvestad"],
    ],
)
def test_lines_over_a_headline_that_is_guessed(head):
    text = "\n".join([*head, "The piers are not free", "By MAREN ULVESTAD, columnist", *BODY])
    result = clean(article(text))
    assert result.text.split("\n") == ["The piers are not free", *BODY]
    assert result.headline is not None
    assert result.headline.of(result.text) == "The piers are not free"


def test_a_headline_in_capitals_stays_over_its_deck():
    text = "\n".join(["SHARE THE BILL", "Why the town cannot keep the harbour alone", *BODY])
    assert clean(article(text)).removed == ()


def test_a_headline_with_its_deck_in_one_line_is_the_stated_one():
    line = "The piers are not free? The treasurer controls only half the sum"
    result = clean(article("\n".join(["OPINION", line, *BODY]), headline="The piers are not free?"))
    assert result.headline is not None
    assert result.headline.of(result.text) == line


def test_a_text_that_is_all_body_has_no_headline():
    assert clean(article("\n".join(BODY))).headline is None


def test_the_name_that_metadata_give_is_a_byline():
    text = "\n".join(["The piers are not free", "Maren Ulvestad", *BODY])
    assert [r.reason for r in clean(article(text, byline="Maren Ulvestad")).removed] == ["byline"]
    assert clean(article(text)).removed == ()
