import pytest

from burthen.ingest.language import LanguageReading, language_code, language_name, read_language

ENGLISH = (
    "The allies have paid for the bases, and they will pay for them again, but not in the way that was asked of them. "
)
TEXTS = {
    "fr": "Les alliés ont payé pour les bases, et ils paieront encore, mais "
    "pas de la manière qui leur a été demandée par le pays. ",
    "de": "Die Verbündeten haben für die Stützpunkte bezahlt, und sie werden "
    "auch wieder zahlen, aber nicht so, wie es verlangt ist. ",
    "es": "Los aliados han pagado por las bases y van a pagar de nuevo, "
    "pero no de la manera que se les ha pedido en este año. ",
    "it": "Gli alleati hanno pagato per le basi e pagheranno di nuovo, "
    "ma non nel modo che è stato chiesto loro dalla capitale. ",
    "nl": "De bondgenoten hebben voor de bases betaald, en zij zullen dat "
    "nog eens doen, maar niet op de manier die men vraagt. ",
    "pl": "Sojusznicy zapłacili za bazy i zapłacą jeszcze raz, ale nie w taki "
    "sposób, jak tego od nich żądano, bo to nie jest dla nich. ",
    "tr": "Müttefikler üsler için para ödedi ve bir daha ödeyecek, ama "
    "bu onlardan istendiği gibi değil, daha çok kendi yolu ile. ",
    "tl": "Ang mga kaalyado ay nagbayad para sa mga base at hindi na "
    "sila magbabayad ng ganito dahil ang bayan ay may sariling utang. ",
    "ru": "Союзники заплатили за базы и заплатят ещё раз, но не так, как от них требовали. ",
    "uk": "Союзники заплатили за бази і заплатять ще раз, але не так, як від них вимагали. ",
    "ko": "동맹국들은 기지 비용을 지불했으며 다시 지불할 것이다. ",
    "zh": "盟国已经支付了基地的费用，而且还会再次支付。",
    "ja": "同盟国は基地の費用を支払っており、今後も支払うだろう。",
    "ar": "دفع الحلفاء ثمن القواعد وسيدفعون مرة أخرى ولكن ليس بالطريقة التي طلبت منهم. ",
    "el": "Οι σύμμαχοι πλήρωσαν για τις βάσεις και θα πληρώσουν ξανά. ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_other_languages_are_told(code: str) -> None:
    assert read_language(TEXTS[code] * 3) == LanguageReading(code, sure=True)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 2,
        ENGLISH + TEXTS["fr"] + ENGLISH,
        ENGLISH * 2 + TEXTS["ja"],
        "Ministers Nakagawa, Katsuragi, Błaszczykowski, Österlund and Van der Weyden met in Cheongju. " * 2 + ENGLISH,
    ],
)
def test_english_with_foreign_words_is_english(text: str) -> None:
    assert read_language(text) == LanguageReading("en", sure=True)


def test_short_text_is_not_told() -> None:
    assert read_language("Pay up now, allies.") == LanguageReading(None, sure=False)
    assert not read_language("").sure


def test_codes_and_names() -> None:
    assert [language_code(tag) for tag in ("en", "en-GB", "en_US", "eng", "English", "fr-CA", "?!")] == [
        "en", "en", "en", "en", "en", "fr", None,
    ]  # fmt: skip
    assert (language_name("fr"), language_name("xx"), language_name(None)) == ("French", "xx", "unknown language")
