from __future__ import annotations

import pytest

from burthen.annotate.gazetteer import country_of, country_of_surname, government_of, is_people, slug


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Japan", "JP"), ("the U.S. side", "US"), ("US forces", "US"), ("us", None), ("South Korean", "KR"),
        ("North Korea", "KP"), ("Seoul's offer", "KR"), ("Seoul’s offer", "KR"), ("Türkiye", "TR"), ("a turkey", None),
        ("Cheong Wa Dae", "KR"), ("the Blue House", "KR"), ("the White House", "US"), ("the Kremlin", "RU"),
        ("the Pentagon", "US"), ("Ottawa", "CA"), ("The Hague", "NL"), ("Japan-U.S. pact", "JP"), ("No. 10", "GB"),
        ("the U.K.", "GB"), ("Filipinos", "PH"), ("Norland", None), ("", None), ("Myanmar", "MM"), ("Hong Kong", "HK"),
    ],
)  # fmt: skip
def test_country_of(text: str, code: str | None) -> None:
    assert country_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tokyo", "JP"), ("the Japanese government", "JP"), ("Japanese officials", "JP"), ("the U.S. side", "US"),
        ("Washington", "US"), ("the Norwegian", None), ("the Tokyo office of the bank", None), ("the government", None),
    ],
)  # fmt: skip
def test_government_of(text: str, code: str | None) -> None:
    assert government_of(text) == code


def test_peoples_and_surnames() -> None:
    assert is_people("many Americans")
    assert not is_people("America")
    assert country_of_surname("Kishida") == "JP"
    assert country_of_surname("Halvorsen") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lai Ching-te", "lai-ching-te"),
        ("José Ñandú", "jose-nandu"),
        ("the minister's", "the-minister"),
        ("台", "unknown"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected
