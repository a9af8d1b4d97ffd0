"""The table: what is shared, what is wire, who is canonical; and that order and division do not matter."""

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.duplicates import DuplicateIndex, mark_duplicates, schema, write_table
from burthen.duplicates.entries import entry_of, words_of
from burthen.duplicates.outlets import count_outlets
from burthen.errors import InputError, RecordError, SettingsError
from burthen.labels import RemovalReason
from burthen.records import ErrorArticle, ErrorDetail, ErrorRecord, Record, RemovedSpan, Source
from tests.factories import article, bare_record

LEVY = (
    "Nobody at the café where the dockers meet believes that the levy on each crate will end with the debt. "
    "They have seen such levies before, and each of them has outlived the men who swore that it was for a year "
    "or two. The harbour board says that this one is different, because it is written into the contract with "
    "the bank; but what is written into a contract can be written out of it again, and boards have short "
    "memories where the money of others is at stake. Let the council put an end to the levy now, and let it say "
    "on which day of which year the last crate will pay."
)
BASES = (
    "The treaty says that the host pays for the roads to the base, and it says nothing of the roads inside a "
    "fence. That was fair in a poorer decade; it is not fair now, and the minister for defence knows it as well "
    "as anyone. Let the allies send the bill for what they use, and let us read it before we pay, line by line "
    "and with a pencil in the hand. There is no insult in a bill. There is one in a cheque that is signed "
    "before the sum is filled in, year after year."
)


def record(text: str, **fields: object) -> Record:
    return bare_record(article=article(text, **fields))


def rows(*records: Record, index: Path | None = None) -> dict[str, dict[str, object]]:
    return {row["article_id"]: row for row in mark_duplicates(records, index).to_pylist()}


def edit(text: str, n_words: int, seed: int = 1) -> str:
    words, generator = text.split(), random.Random(seed)
    for at in generator.sample(range(len(words)), n_words):
        words[at] = "otherwise"
    return " ".join(words)


def test_the_same_text_in_two_outlets_is_shared() -> None:
    found = rows(
        record(LEVY, id="b", outlet="Courier", published="2025-05-08"),
        record(LEVY.replace("café", "cafe\u0301").upper(), id="a", outlet="Herald", published="2025-05-09"),
        record(BASES, id="c", outlet="Herald", published="2025-05-07"),
    )
    assert [found[name]["verdict"] for name in "abc"] == ["shared", "shared", "own"]
    assert [found[name]["canonical"] for name in "abc"] == ["b", "b", "c"]
    assert [found[name]["match"] for name in "abc"] == ["exact", None, None]
    assert [found[name]["jaccard"] for name in "abc"] == [1.0, 1.0, 1.0]
    assert found["a"]["group"] == found["b"]["group"] != found["c"]["group"]
    assert (found["a"]["n_outlets"], found["a"]["n_articles"]) == (2, 2)


def test_near_and_shortened_copies() -> None:
    found = rows(
        record(LEVY, id="a", outlet="Courier", published="2025-05-08"),
        record(edit(LEVY, 8), id="b", outlet="Herald", published="2025-05-09"),
        record(LEVY[: len(LEVY) // 2], id="c", outlet="Gazette", published="2025-05-10"),
        record(LEVY[: len(LEVY) * 3 // 8], id="d", outlet="Gazette", published="2025-05-11"),
    )
    assert [found[name]["match"] for name in "abcd"] == [None, "near", "near", "shortened"]
    assert 0.4 < found["b"]["jaccard"] < 1
    assert found["d"]["containment"] > 0.95
    assert found["d"]["jaccard"] < 0.4
    assert {row["canonical"] for row in found.values()} == {"a"}


def test_a_press_review_does_not_join_what_it_quotes() -> None:
    review = f"What the papers say about the harbour and the roads to it this week, at length. {LEVY} {BASES}"
    found = rows(
        record(LEVY[:300], id="a", outlet="Courier"),
        record(BASES[:300], id="b", outlet="Herald"),
        record(review, id="c"),
    )
    assert found["a"]["group"] != found["b"]["group"] != found["c"]["group"]


def test_a_text_printed_twice_by_one_outlet_is_its_own() -> None:
    found = rows(record(LEVY, id="a", outlet="Courier"), record(LEVY, id="b", outlet="Courier"))
    assert [row["verdict"] for row in found.values()] == ["own", "own"]
    assert found["b"]["canonical"] == "a"
    assert rows(record(LEVY, id="a"), record(LEVY, id="b"))["b"]["verdict"] == "own"


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (["The Tern Island Courier (Port Linden)", "Tern Island Courier", "TERN ISLAND COURIER."], 1),
        (["The Herald (Glasgow)", "The Herald (Harare)"], 2),
        (["The Herald (Glasgow)", "The Herald (Harare)", "Herald"], 2),
        (["Courier.com", "The Courier", "Courier Online"], 1),
        (["The Courier", "The Herald"], 2),
        (["Online", "The Online"], 1),
        ([], 0),
    ],
)
def test_one_paper_under_several_names(names: list[str], number: int) -> None:
    assert count_outlets(names) == number


@pytest.mark.parametrize(
    ("fields", "text", "evidence"),
    [
        ({"byline": "By Ida Lindqvist, Reuters"}, LEVY, "byline: Reuters"),
        ({"byline": "AP"}, LEVY, "byline: AP"),
        ({}, f"PORT LINDEN, May 8 (Reuters) - {LEVY}", "dateline: Reuters"),
        ({}, f"PORT LINDEN (AP) — {LEVY}", "dateline: AP"),
        ({}, f"{LEVY}\n— Agence France-Presse", "credit: — Agence France-Presse"),
        ({}, f"Source: Xinhua\n{LEVY}", "credit: Source: Xinhua"),
        ({"byline": "KURT OKAFOR, --(Reuter)"}, LEVY, "byline: Reuter"),
        ({"byline": "By the Associated Press"}, LEVY, "byline: Associated Press"),
        ({"byline": "Reuters staff"}, LEVY, "byline: Reuters"),
        ({"byline": "Ida Lindqvist and AFP"}, LEVY, "byline: AFP"),
        ({"outlet": "Reuters"}, LEVY, "outlet: Reuters"),
        ({"byline": "A.P. Lindqvist"}, LEVY, None),
        ({"byline": "AP Lindqvist"}, LEVY, None),
        ({"byline": "Tom Okafor and TT Lindqvist"}, LEVY, None),
        ({}, f"The Associated Press (AP) has asked the board in vain for an answer. {LEVY}", None),
        ({}, f"{LEVY} Reuters reported as much in May (AP had it first).", None),
        ({"byline": "Apia Reutersward"}, LEVY, None),
    ],
)
def test_wire(fields: dict[str, str], text: str, evidence: str | None) -> None:
    found = rows(record(text, id="a", **({"outlet": "Courier"} | fields)), record(LEVY, id="b", outlet="Herald"))
    assert {row["verdict"] for row in found.values()} == {"wire" if evidence else "shared"}
    assert {row["evidence"] for row in found.values()} == {evidence}


def test_a_text_in_many_outlets_was_handed_out() -> None:
    for number, verdict in ((4, "shared"), (5, "wire")):
        found = rows(*(record(LEVY, id=str(at), outlet=f"Paper {at}") for at in range(number)))
        assert {row["verdict"] for row in found.values()} == {verdict}


def test_furniture_and_headlines_are_not_compared() -> None:
    menu = (
        "Subscribe now to the Courier and read everything that matters to the harbour and its people each morning. " * 6
    )
    texts = {
        "a": f"{menu}\nNo end in sight\n{LEVY}",
        "b": f"{menu}\nRead the bill\n{BASES}",
        "c": f"A levy for ever\n{LEVY}",
    }
    removed = RemovedSpan(start=0, end=len(menu), quote=menu, reason=RemovalReason.PAYWALL)
    found = rows(
        record(texts["a"], id="a", outlet="Courier", headline="No end in sight", removed=[removed]),
        record(texts["b"], id="b", outlet="Courier", headline="Read the bill", removed=[removed]),
        record(texts["c"], id="c", outlet="Herald", headline="A levy for ever"),
    )
    assert found["a"]["group"] == found["c"]["group"] != found["b"]["group"]
    assert found["c"]["match"] == "exact"


@pytest.mark.parametrize(("words", "together"), [(5, False), (12, True)])
def test_few_words_are_the_same_everywhere(words: int, together: bool) -> None:
    text = " ".join(LEVY.split()[:words])
    found = rows(record(text, id="a", outlet="Courier"), record(text, id="b", outlet="Herald"))
    assert (found["a"]["group"] == found["b"]["group"]) == together


def test_dates_decide_who_is_canonical_and_an_unknown_one_comes_last() -> None:
    found = rows(
        record(LEVY, id="a"), record(LEVY, id="c", published="2025-05-08"), record(LEVY, id="b", published="2025-05-08")
    )
    assert {row["canonical"] for row in found.values()} == {"b"}


def test_failed_articles_are_passed_over_and_schema_is_as_declared() -> None:
    detail = ErrorDetail(code="B104", stage="ingest", message="it is empty")
    error = ErrorRecord(article=ErrorArticle(id="x", source=Source(path="a", format="text")), error=detail)
    table = mark_duplicates([error, record(LEVY, id="a")])
    assert table.schema.equals(schema())
    assert table["article_id"].to_pylist() == ["a"]
    assert mark_duplicates([]).schema.equals(schema())


MANY = [
    record(edit(text, n_words, seed) if n_words else text, id=f"{name}{n_words}{seed}", outlet=f"Paper {seed % 4}",
           published=f"2025-05-{8 + seed:02d}" if seed else None)
    for name, text in (("l", LEVY), ("b", BASES), ("h", LEVY[:250]))
    for n_words in (0, 4, 9)
    for seed in range(3)
]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=15)
@given(st.permutations(range(len(MANY))), st.integers(8, len(MANY)))
def test_order_and_division_among_runs_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], size: int
) -> None:
    expected = mark_duplicates(MANY)
    shuffled = [MANY[at] for at in order]
    assert mark_duplicates(shuffled).equals(expected)
    with DuplicateIndex(tmp_path_factory.mktemp("index") / "index") as index:
        for start in range(0, len(shuffled), size):
            table = mark_duplicates(shuffled[start : start + size], index)
    assert table.equals(expected)


def test_giving_a_record_again_changes_nothing(tmp_path: Path) -> None:
    once = mark_duplicates(MANY, tmp_path / "index")
    assert mark_duplicates(MANY[:5], tmp_path / "index").equals(once)


def test_an_id_of_two_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        mark_duplicates([record(LEVY, id="a"), record(BASES, id="a")])
    assert caught.value.code == "B407"


def test_files_folders_and_records_together(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    run = tmp_path / "run"
    run.mkdir()
    lines = [item.to_json() + "\n" for item in MANY]
    (run / "records-00000.jsonl").write_text("".join(lines[:9]), "utf8")
    (run / "records-00001.jsonl.gz").write_bytes(gzip.compress("".join(lines[9:18]).encode()))
    with pa.output_stream(str(run / "records-00002.jsonl.zst"), compression="zstd") as stream:
        stream.write("".join(lines[18:25]).encode())
    (run / "journal.jsonl").write_text('{"event": "started"}\n', "utf8")
    assert mark_duplicates([run, *MANY[25:]]).equals(mark_duplicates(MANY))


@pytest.mark.parametrize(
    ("content", "error", "code"),
    [
        (b"{", InputError, "B110"),
        (b"[1]\n", RecordError, "B401"),
        (b'{"schema": "burthen/record/1", "article": {"id": 3}}\n', RecordError, "B401"),
        (b"\xff\xfe\n", InputError, "B103"),
    ],
)
def test_files_that_hold_no_records(tmp_path: Path, content: bytes, error: type[Exception], code: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(error) as caught:
        mark_duplicates([tmp_path / "a.jsonl"])
    assert caught.value.code == code  # type: ignore[attr-defined]


def test_missing_and_empty_places(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none", "B101"), (tmp_path, "B104")):
        with pytest.raises(InputError) as caught:
            mark_duplicates([path])
        assert caught.value.code == code


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl"])
def test_written_tables_hold_the_same(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import csv, parquet

    table, path = mark_duplicates(MANY), tmp_path / f"duplicates.{suffix}"
    write_table(table, path)
    read = {
        "parquet": lambda: parquet.read_table(path).to_pylist(),
        "csv": lambda: csv.read_csv(path).to_pylist(),
        "jsonl": lambda: [json.loads(line) for line in path.read_text("utf8").splitlines()],
    }[suffix]()
    names = ("article_id", "group", "verdict", "jaccard")
    assert [[row[name] for name in names] for row in read] == [
        [row[name] for name in names] for row in table.to_pylist()
    ]


def test_other_suffixes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        write_table(mark_duplicates(MANY[:1]), tmp_path / "a.xlsx")
    assert caught.value.code == "B201"


def test_words() -> None:
    assert words_of("Don’t DON'T ﬁscal so\xadcial €2.5bn café") == [
        "don",
        "t",
        "don",
        "t",
        "fiscal",
        "social",
        "2",
        "5bn",
        "café",
    ]
    assert entry_of(article("Only a headline", headline="Only a headline")).words == ("only", "a", "headline")
