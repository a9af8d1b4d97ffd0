from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from burthen.annotate.sentences import sentence_starts

TOKENIZER = spacy.blank("en").tokenizer

# "|" marks where a sentence starts, "?" after it where the parser decides.
TABLE = [
    # titles, ranks, initials
    "Gen. Okafor met Mr. Lai at noon.| The talks went on.",
    "Lt. Col. Brandt and Sgt. Ruiz signed the lease.",
    "Dr. Amsel, Prof. Iwu and Sen. Marsh disagreed.| So did Gov. Pell.",
    "J. R. Smith wrote the report.| He regrets it.",
    "The envoy, Harold T. Quill, paid the bill.",
    "Their Plan B. The cabinet never had one.".replace("B. The", "B.| The"),
    "The base lies near St. Paul and Ft. Adams.",
    "Amb. Ferro and Adm. Sato toured the yard.| Both left early.",
    "Messrs. Dunn and Vale own the land.",
    "Mrs. Oduya left.| Ms. Halvorsen stayed.",
    # months, numbers, references
    "The pact was signed on Sept. 3 and ends on Dec. 31.",
    "Talks resume in Jan.| The deadline is near.",
    "Seoul is partner No. 1 in the region.",
    "Art. 5 binds the members.| Art. 6 says where.",
    "Should we pay?| No.| The treaty says otherwise.",
    "Costs rose 3.5 percent to 1.2 trillion won.| Rents fell.",
    "It cost A$368 million.| Nobody blinked.",
    "Norland pays US$52bn.| 28,000 troops stay there.",
    "See Fig. 2 and p. 14 of the audit.",
    "The share fell from 2.1 to 1.9 percent.| That is all.",
    # initialisms and other abbreviations
    "U.S. forces will stay.",
    "Bases in the U.S. and the U.K. were closed.",
    "The bill goes to the U.S.| The minister denies it.",
    "Nobody asked the U.N.| It would have refused.",
    "The U.S. Congress must vote.",
    "Troops came home to the U.S.|? Norway kept its own.".replace("Norway", "Japan"),
    "She holds a Ph.D. in law.",
    "It was allies vs. rivals, e.g. in the strait.",
    "The cost is approx. 4 billion.",
    "Talks began at 9 a.m.|? Delegates left at noon.",
    "They argued over rent, fuel, labour, etc.| Costs went on rising.",
    "Acme Corp. built the pier.",
    "He works for Vesta Inc.| It builds radars.",
    "Officials from Washington, D.C. were absent.",
    "The E.U. plan failed.| Nobody was surprised.",
    "Mr. Vale Jr. resigned.",
    # ellipses
    "He waited ... and waited.",
    "They promised much... But nothing came.".replace("... But", "...| But"),
    "The answer is... complicated.",
    "“We paid … and we shall pay again,” he said.",
    # quotations
    '"We will pay," the minister said.',
    '"We will pay.| We always have," she said.',
    '"Who pays?" she asked.',
    '"Who pays?" Ms. Halvorsen asked.',
    '"Who pays?"| The minister did not say.',
    '"Never!" the senator shouted.| The hall laughed.',
    '"We will pay."| "You will not."',
    "“The bill is due.| Pay it,” he said.| Nobody did.",
    "‘We will not.| Ever.’",
    '"Our patience," she warned, "has limits."',
    'He said: "Pay up."| Then he left.',
    "The allies' share grew.| Rents fell.",
    'She called it "a swindle."| The house agreed.',
    '"It is late," he said.| "It is very late."',
    # brackets
    "The deal (signed in 2015. Later dropped) failed.",
    "The deal failed.| (It had been signed in 2015.)| Nobody wept.",
    "He paid [in part]. The rest is due.".replace(". The", ".| The"),
    # semicolons, colons, dashes
    "Rents fell; wages rose; nobody cheered.",
    "One thing is clear: The bill will come.",
    "They pay — and how! — for peace.",
    # blocks
    "A headline without a stop\n|The story starts here.| It goes on.",
    "Three asks:\n|- more money\n|- more troops\n|- more time",
    "1. Pay the bill.\n|2. Close the base.",
    "A subhead\n\n|The text.",
    # spaces lost or in excess
    "They will pay.|The rest is talk.",
    "They will pay.  |  The rest is talk.".replace("|  The", "|The"),
    "See www.example.org. The figures are there.".replace(". The", ".| The"),
    "What now?! |Nobody knows.".replace("?! |", "?!| "),
]


def _split(marked: str) -> tuple[str, dict[int, bool | None]]:
    text, starts = "", {0: True}
    parts = marked.split("|")
    for number, part in enumerate(parts):
        undecided = number > 0 and part.startswith("?")
        part = part[1:] if undecided else part
        if number:
            starts[len(text) + len(part) - len(part.lstrip())] = None if undecided else True
        text += part
    return text, starts


def test_the_table_is_large() -> None:
    assert len(TABLE) >= 60


@pytest.mark.parametrize("marked", TABLE)
def test_sentences_start_where_marked(blank: Language, marked: str) -> None:
    text, expected = _split(marked)
    doc = blank.make_doc(text)
    found = {doc[i].idx: start for i, start in enumerate(sentence_starts(doc)) if start is not False}
    assert found == expected


def test_white_space_and_lone_marks_never_start(blank: Language) -> None:
    doc = blank("One.\n \n• \nTwo.\n***\nThree.")
    assert [sentence.text.strip()[-6:] for sentence in doc.sents][-1] == "Three."
    assert not any(token.is_sent_start for token in doc if token.is_space or token.text == "***")


@given(st.text(alphabet="aBI .?!\"'“”()\n…1", max_size=60))
def test_every_doc_with_words_has_a_start(text: str) -> None:
    doc = TOKENIZER(text)
    starts = sentence_starts(doc)
    assert len(starts) == len(doc)
    assert not doc or True in starts


@pytest.mark.parametrize("text", ['"' * 50_000, "(" * 30_000, "U.S. " * 20_000, '." ' * 20_000])
def test_hostile_input_is_linear(blank: Language, text: str) -> None:
    doc = blank.make_doc(text)
    begin = time.process_time()
    sentence_starts(doc)
    assert time.process_time() - begin < 10
