import json
from pathlib import Path

import pytest

from burthen.ingest.bylines import is_board, is_unsigned, read_byline
from burthen.ingest.dates import DateLine, parse_date, read_dateline, read_source_line
from burthen.ingest.metadata import country_code
from burthen.ingest.outlets import find_by_name, find_by_url, registry
from tests.ingest.samples import BODY, article, write

DATELINES = [
    ("14:07 JST, May 8, 2025", "2025-05-08T14:07:00+09:00", None),
    ("May 8, 2025", "2025-05-08", None),
    ("Thursday, 8 May 2025", "2025-05-08", None),
    ("2025.05.08", "2025-05-08", None),
    ("2025.5.8. 17:05", "2025-05-08T17:05:00", None),
    ("5.30 p.m., May 8, 2025", "2025-05-08T17:30:00", None),
    ("Posted : 2021-03-02 17:05", "2021-03-02T17:05:00", None),
    ("Posted : 2021-03-02 17:05   Updated : 2021-03-02 19:18", "2021-03-02T17:05:00", "2021-03-02T19:18:00"),
    ("• Published : Jan 13, 2014 - 19:41", "2014-01-13T19:41:00", None),
    ("Updated: 8 May 2025 at 2:07 p.m. EDT", None, "2025-05-08T14:07:00-04:00"),
    ("Last updated 5:01am, March 3, 2020 AEDT", None, "2020-03-03T05:01:00+11:00"),
    ("Fri 8 May 2020 06.00 BST", "2020-05-08T06:00:00+01:00", None),
    ("May 8, 2025, 5:00 AM ET", "2025-05-08T05:00:00-04:00", None),
    ("Nov. 7, 2019 7:06 pm ET", "2019-11-07T19:06:00-05:00", None),
    ("2025-05-08 14:07 (KST)", "2025-05-08T14:07:00+09:00", None),
    ("2025-05-08T14:07:00+09:00", "2025-05-08T14:07:00+09:00", None),
    ("Editorials 07:10 July 21, 2020", "2020-07-21T07:10:00", None),
]


@pytest.mark.parametrize(("line", "published", "modified"), DATELINES)
def test_datelines(line: str, published: str | None, modified: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "In May 2025",
        "May 2025",
        "The pact ended on May 8, 2025.",
        "June 31, 2025",
        "2025",
        "",
        "Article 5, 1949",
        "-" * 110 + " 2025",
    ],
)
def test_prose_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


def test_section_before_the_time() -> None:
    assert read_dateline("Editorials 07:10 July 21, 2020") == DateLine("2020-07-21T07:10:00", None, "Editorials")


def test_zone_depends_on_the_country() -> None:
    assert parse_date("May 8, 2025 10:00 CST", "TW") == "2025-05-08T10:00:00+08:00"
    assert parse_date("May 8, 2025 10:00 CST", "US") == "2025-05-08T10:00:00-06:00"
    assert parse_date("May 8, 2025 10:00 XQZ") == "2025-05-08T10:00:00"


@pytest.mark.parametrize("value", ["soon", "13:00", "2025", "May 2025", "1746680820", "", "9999-99-99", "May 8, 1066"])
def test_no_whole_date(value: str) -> None:
    assert parse_date(value) is None


def test_source_lines() -> None:
    assert read_source_line("(From The Example Times, May 8, 2025)") == ("The Example Times", "2025-05-08")
    assert read_source_line("(EDITORIAL from Korea Times on July 21)") == ("Korea Times", None)
    assert read_source_line("The Guardian, 13 July 2018") == ("The Guardian", "2018-07-13")
    assert read_source_line("Nobody, 13 July 2018") is None
    assert read_source_line("From Warsaw, the view is darker than it was in 2014") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John van der Roe", "Jane Doe and John van der Roe"),
        ("The Editorial Board", "The Editorial Board"),
        ("By the Editorial Board", "By the Editorial Board"),
        ("By Jane Doe | Guest columnist", "Jane Doe"),
        ("By the end of the year, the bill will be due.", None),
        ("by and large", None),
        ("By", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert read_byline(line) == names


def test_unsigned() -> None:
    assert is_board("By The Editorial Board")
    assert all(is_unsigned(name) for name in (None, "Staff Writer", "The Editorial Board", "The Korea Herald"))
    assert is_unsigned("Example Weekly", "The Example Weekly")
    assert not is_unsigned("Jane Doe")


def test_registry_is_consistent() -> None:
    outlets = registry()
    assert len(outlets) >= 60
    for values in ([o.id for o in outlets], [d for o in outlets for d in o.domains]):
        assert len(values) == len(set(values))
    for outlet in outlets:
        assert country_code(outlet.country) == outlet.country
        assert all(find_by_name(name) == outlet for name in (outlet.name, *outlet.aliases))
        assert all(find_by_url(f"https://www.{domain}/a") == outlet for domain in outlet.domains)


def test_lookups() -> None:
    assert find_by_name("yomiuri shimbun / the japan news") == find_by_url("https://japannews.yomiuri.co.jp/editorial/")
    assert find_by_name("Nobody's Gazette") is None
    assert find_by_url("https://notft.com/") is None
    assert find_by_url("http://[broken") is None
    assert [country_code(name) for name in ("jp", "Japan", "UK", "Atlantis")] == ["JP", "JP", "GB", None]


def test_plain_text(tmp_path: Path) -> None:
    text = "Allies: Share the Bill\r\n14:07 JST, May 8, 2025\r\nBy Jane Doe\r\n"
    text += f"{BODY}\r\n(From The Yomiuri Shimbun, May 9, 2025)\r\n"
    found = article(write(tmp_path, "a.txt", text))
    assert found.text == text
    assert found.headline == "Allies: Share the Bill"
    assert (found.byline, found.outlet, found.outlet_country) == ("Jane Doe", "The Yomiuri Shimbun", "JP")
    assert found.published == "2025-05-08T14:07:00+09:00"
    assert dict(found.origin) == {
        "byline": "byline", "headline": "text", "language": "text", "outlet": "text", "outlet_country": "outlets",
        "published": "dateline",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Share the bill\n\n{BODY}", "Share the bill"),
        (f"Back To Top\n\n[Editorial] Share the bill\n\n{BODY}", "[Editorial] Share the bill"),
        (f"Who pays?\n{BODY}", "Who pays?"),
        (f"EDITORIAL\nShare the bill\n{BODY}", "Share the bill"),
        (f"Made in the U.S.A.\n\n{BODY}", "Made in the U.S.A."),
        (BODY, None),
        ("The government should say plainly what the\nalliance costs and who pays.\n" + BODY, None),
        (
            "Now it is plain what the\nUnited States will have to pay\nAlliance members to come round.\n",
            None,
        ),
        ("Only one line without an end", None),
    ],
)
def test_headline_of_plain_text(tmp_path: Path, text: str, headline: str | None) -> None:
    assert article(write(tmp_path, "a.txt", text)).headline == headline


def test_users_fields_win(tmp_path: Path) -> None:
    row = {
        "text": f"Share the Bill\n14:07 JST, May 8, 2025\n{BODY}", "doc_id": 7, "outlet": "The Guardian / Opinion",
        "published": "8 May 2024", "headline": "Mine", "kind": "Op-Ed", "language": "en-GB", "url": "https://example.org/a",
    }  # fmt: skip
    found = article(write(tmp_path, "a.json", json.dumps(row)))
    assert found.text == row["text"]
    assert (found.id, found.headline, found.published) == ("7", "Mine", "2024-05-08")
    assert (found.outlet, found.outlet_country, found.language) == ("The Guardian / Opinion", "GB", "en")
    assert found.kind.value == "op_ed"
    assert found.kind.evidence == (("user", "op_ed"),)
    assert {found.origin[name] for name in ("headline", "outlet", "published", "language", "url")} == {"user"}


def test_useless_fields_become_warnings(tmp_path: Path) -> None:
    row = {
        "text": BODY,
        "published": "soon",
        "outlet_country": "Atlantis",
        "kind": "sonnet",
        "outlet": "The Example Times",
    }
    found = article(write(tmp_path, "a.json", json.dumps(row)))
    assert (found.published, found.outlet_country, found.kind.value) == (None, None, None)
    assert found.outlet == "The Example Times"
    assert len(found.warnings) == 3
