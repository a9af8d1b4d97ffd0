"""Small additions to spaCy's English tokenizer, which the parser was trained with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.annotate.lexicon import table

if TYPE_CHECKING:
    from spacy.language import Language

# Dollars and other units that spaCy leaves glued to their number; "US$", "C$" and "A$" it knows.
_CURRENCY_PREFIXES = (r"(?:NT|HK|NZ|S|R|RM)\$(?=\d)", r"(?:RM|Rs\.?|CHF|EUR|USD|JPY|KRW|AUD|CAD|GBP|Php)(?=\d)")
# spaCy takes affixes off one by one, in quadratic time: a run longer than any real one is taken off whole.
_LONG_RUN = r"""[^\w\s$£€¥%]{33,}"""
# "?!" and "!!!" are one token in Universal Dependencies.
_MARKS = r"[!?]{2,32}"


def customize_tokenizer(nlp: Language) -> None:
    """Keeps the full stop on abbreviations and prefixes on their word, and cuts currency codes from their number.

    `No.` stays in two tokens, because "No." is also an answer; sentence rules look at the number behind it.
    """
    import re

    from spacy.symbols import ORTH
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    tokenizer = nlp.tokenizer
    lists = table("sentences")
    for word in (*lists["titles"], *lists["inner"], *lists["months"], *lists["open"]):
        if not word.endswith(".") or " " in word or word in tokenizer.rules:
            continue
        # With their capital only: "wash." in small letters is an ordinary word at the end of a sentence.
        tokenizer.add_special_case(word, [{ORTH: word}])
    suffixes = (_LONG_RUN, _MARKS, *(nlp.Defaults.suffixes or ()))
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    prefixes = (_LONG_RUN, *_CURRENCY_PREFIXES, *(nlp.Defaults.prefixes or ()))
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    prefixed = "|".join(lists["hyphen_prefixes"])
    # spaCy saves the pattern alone and takes its `match`, so the end is in the pattern.
    tokenizer.token_match = re.compile(rf"(?i:{prefixed})-[A-Za-z]{{2,}}\Z").match
