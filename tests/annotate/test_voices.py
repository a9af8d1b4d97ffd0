from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from burthen.annotate.readings import Attribution

# (text, [(source id, content pieces joined by " / ", mode)], voice of each sentence: a author, o other)
TABLE = [
    # direct
    ('"We have paid our share for forty years," the defence minister said.',
     [("person:defence-minister", "We have paid our share for forty years", "direct")], "o"),
    ('"Who guards the strait?" asked Gen. Okafor.', [("person:okafor", "Who guards the strait?", "direct")], "o"),
    ('"Allies must do more," said Anton Brekke, the premier of Norland.',
     [("person:anton-brekke", "Allies must do more", "direct")], "o"),
    ('The president said: "We pay too much, and they pay nothing."',
     [("person:president", "We pay too much, and they pay nothing", "direct")], "o"),
    ("'We shall not be moved,' the mayor declared.", [("person:mayor", "We shall not be moved", "direct")], "o"),
    ("“Our ports are open,” the ambassador told reporters.",
     [("person:ambassador", "Our ports are open", "direct")], "o"),
    ('"We want fairness. We want it now," the senator said.',
     [("person:senator", "We want fairness. We want it now", "direct")], "oo"),
    ('The minister was blunt: "There is no money left."',
     [("person:minister", "There is no money left", "direct")], None),
    # going on without a cue, broken by the cue
    ('"The bill is too high," Ms. Halvorsen told reporters. "We will not sign it."',
     [("person:halvorsen", "The bill is too high", "direct"),
      ("person:halvorsen", "We will not sign it", "direct")], "oo"),
    ('"Our patience," the chancellor warned, "is not without limit."',
     [("person:chancellor", "Our patience / is not without limit", "direct")], "o"),
    # indirect
    ("Mr. Brekke insisted that the bases were worth every penny.",
     [("person:brekke", "the bases were worth every penny", "indirect")], "o"),
    ("Critics say the plan would bankrupt the navy.",
     [("unnamed", "the plan would bankrupt the navy", "indirect")], "o"),
    ("The deal, the ambassador argued, would cost more than it saved.",
     [("person:ambassador", "The deal / would cost more than it saved", "indirect")], "o"),
    ("The treaty, officials insist, remains in force.",
     [("unnamed", "The treaty / remains in force", "indirect")], "o"),
    ("The bill, the minister said on Tuesday, was too high.",
     [("person:minister", "The bill / was too high", "indirect")], "o"),
    ("The poll found that six in ten voters oppose the levy.",
     [("document:poll", "six in ten voters oppose the levy", "indirect")], "o"),
    ("Asked about the levy, the minister said that talks continue.",
     [("person:minister", "talks continue", "indirect")], "o"),
    ("Mr. Brekke, who argues that the bases deter nobody, will vote against the bill.",
     [("person:brekke", "the bases deter nobody", "indirect")], "a"),
    ("The premier said the pact was a triumph, but the numbers tell another story.",
     [("person:premier", "the pact was a triumph", "indirect")], None),
    ("Mr. Brekke met the envoy on Monday. He warned that patience was running out.",
     [("person:brekke", "patience was running out", "indirect")], "ao"),
    # mixed
    ('Ms. Halvorsen said the deal was "a swindle" that no parliament would pass.',
     [("person:halvorsen", 'the deal was "a swindle" that no parliament would pass', "mixed")], "o"),
    ('The senator called the arrangement "a one-way street".', [("person:senator", "a one-way street", "mixed")], "o"),
    ("The premier described the offer as insulting.", [("person:premier", "the offer as insulting", "indirect")], "o"),
    # demands, promises
    ("Seoul asked Washington to delay the transfer.",
     [("government:KR", "Washington to delay the transfer", "indirect")], "a"),
    ("Washington demanded that Seoul pay five times as much.",
     [("government:US", "Seoul pay five times as much", "indirect")], "a"),
    ("Tokyo pledged to raise its outlays by a third.",
     [("government:JP", "raise its outlays by a third", "indirect")], "a"),
    ("The president wants allies to spend five percent of output on defence.",
     [("person:president", "allies to spend five percent of output on defence", "indirect")], "a"),
    ("The White House has accused Norland of dodging its dues.",
     [("government:US", "Norland of dodging its dues", "indirect")], "a"),
    ("The treaty requires the hosts to provide land free of charge.",
     [("document:treaty", "the hosts to provide land free of charge", "indirect")], "a"),
    # nouns
    ("The claim that allies pay nothing is plainly false.", [("unnamed", "allies pay nothing", "indirect")], "a"),
    ("The minister repeated his demand for a larger contribution.",
     [("person:minister", "a larger contribution", "indirect")], "a"),
    ("Seoul's call to freeze the talks went unanswered.", [("government:KR", "freeze the talks", "indirect")], "a"),
    # according to, hearsay
    ("According to the defence ministry, the hosts cover two thirds of the cost.",
     [("institution:defence-ministry", "the hosts cover two thirds of the cost", "indirect")], "o"),
    ("The hosts cover two thirds of the cost, according to a parliamentary report.",
     [("document:parliamentary-report", "The hosts cover two thirds of the cost", "indirect")], "o"),
    ("In the words of one diplomat, the summit was a fire drill.",
     [("unnamed", "the summit was a fire drill", "indirect")], "o"),
    ("The army reportedly has shells for only nine days.",
     [("unnamed", "The army / has shells for only nine days", "indirect")], "o"),
    ("It is said that the talks will resume in May.", [("unnamed", "the talks will resume in May", "indirect")], "o"),
    ("Some may argue that the hosts are rich enough to pay alone.",
     [("projected", "the hosts are rich enough to pay alone", "indirect")], None),
    # none
    ('The so-called "free ride" has cost the hosts billions.', [], "a"),
    ('The film "The Long March" opens on Friday.', [], "a"),
    ('The policy of "strategic patience" has failed.', [], "a"),
    ("The premier did not say that the allies were cheating.", [], "a"),
    ("If the president says that allies must pay, markets will fall.", [], "a"),
    ("We believe that the alliance is worth its price.", [], "a"),
    ("It is fair to say that the alliance has aged.", [], "a"),
    ("The ministry should explain that the money is gone.", [], "a"),
    ("The bases are old. The piers are older.", [], "aa"),
]  # fmt: skip


def _read(doc: Doc) -> list[tuple[str, str, str]]:
    return [(a.source.id, " / ".join(p.of(doc.text) for p in a.content), a.mode.value) for a in doc._.attributions]


def test_the_table_is_large() -> None:
    assert len(TABLE) >= 40


@pytest.mark.parametrize(("text", "expected", "sentences"), TABLE)
def test_attributions(voices: Language, text: str, expected: list[tuple[str, str, str]], sentences: str | None) -> None:
    doc = voices(text)
    assert _read(doc) == expected
    if sentences is not None:
        assert "".join(voice.voice.value[0] for voice in doc._.sentence_voices) == sentences


def test_nested_sources_are_chained(voices: Language) -> None:
    doc = voices("The report said the minister had told the committee that the runway was unsafe.")
    assert [a.chain for a in doc._.attributions] == [("document:report",), ("document:report", "person:minister")]


def test_hostile_input_takes_linear_time(voices: Language) -> None:
    import time

    words = ['"', "a", '"', "said", "he", "."] * 5_000
    doc = Doc(voices.vocab, words=words, sent_starts=[i % 6 == 0 for i in range(len(words))])
    component = voices.get_pipe("burthen_voices")
    begin = time.process_time()
    component(doc)
    assert time.process_time() - begin < 10


def test_one_voice_a_sentence_and_spans_in_order(voices: Language) -> None:
    doc = voices('He left. "We stay," she said. Nobody believed that they would go, the paper wrote.')
    assert len(doc._.sentence_voices) == len(list(doc.sents))
    starts = [a.content[0].start for a in doc._.attributions]
    assert starts == sorted(starts)
    assert len(doc.spans["attributions"]) == sum(len(a.content) for a in doc._.attributions)


def test_a_doc_without_a_parse_has_quotations_only(blank: Language) -> None:
    from burthen.annotate.voices import read_voices

    doc = blank('The law is old. "It is."')
    attributions, sentence_voices = read_voices(doc)
    assert attributions == ()
    assert len(sentence_voices) == 2


# Parses by hand, so that the rules are tested without weights.
def _doc(blank: Language, rows: str) -> Doc:
    table = [row.split() for row in rows.strip().splitlines()]
    words, tags, pos, lemmas, deps, heads = zip(*table, strict=True)
    return Doc(
        blank.vocab, words=list(words), tags=list(tags), pos=list(pos), lemmas=list(lemmas), deps=list(deps),
        heads=[int(head) for head in heads],
        spaces=[following not in {".", ",", "'s"} for following in (*words[1:], ".")],
    )  # fmt: skip


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    from burthen.annotate.voices import read_voices

    return read_voices(doc)[0]


SAID = """
Tokyo    NNP PROPN Tokyo   nsubj 1
said     VBD VERB  say     ROOT  1
that     IN  SCONJ that    mark  5
rents    NNS NOUN  rent    nsubj 5
had      VBD AUX   have    aux   5
risen    VBN VERB  rise    ccomp 1
.        .   PUNCT .       punct 1
"""


def test_a_clause_with_that_from_a_hand_made_parse(blank: Language) -> None:
    doc = _doc(blank, SAID)
    (attribution,) = _attributions(doc)
    assert attribution.content[0].of(doc.text) == "rents had risen"
    assert attribution.cue is not None
    assert attribution.cue.of(doc.text) == "said that"
    assert (attribution.source.id, attribution.source.country) == ("government:JP", "JP")


def test_a_denied_report_is_none(blank: Language) -> None:
    rows = SAID.replace("that     IN", "never    RB  ADV   never   advmod 1\nthat     IN")
    rows = rows.replace("mark  5", "mark  6").replace("nsubj 5", "nsubj 6").replace("aux   5", "aux   6")
    assert _attributions(_doc(blank, rows)) == ()


def test_a_demand_keeps_its_addressee(blank: Language) -> None:
    doc = _doc(
        blank,
        """
        Seoul   NNP PROPN Seoul  nsubj 1
        asked   VBD VERB  ask    ROOT  1
        Norland NNP PROPN Norland obj  1
        to      TO  PART  to     mark  4
        wait    VB  VERB  wait   xcomp 1
        .       .   PUNCT .      punct 1
        """,
    )
    (attribution,) = _attributions(doc)
    assert attribution.content[0].of(doc.text) == "Norland to wait"
    assert attribution.rule == "order"
