import pytest

from burthen.train.conllu import read_conllu
from burthen.train.score_base import raw_text
from burthen.train.treebank_docs import build_doc, fold_subtype, group_sentences

TREEBANK = """\
# newdoc id = one
# sent_id = 1
# text = They don't pay.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = 2
1\tGonna\tgo\tVERB\tVB\t_\t0\troot\t_\t_
1.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_

# newdoc id = two
# sent_id = 3
1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
2\tnotx\tnot\tPART\tRB\t_\t1\tadvmod:neg\t_\t_

"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK, "utf8")
    return list(read_conllu(path))


def test_parts_of_a_multiword_token_share_its_spacing(sentences):
    assert raw_text(sentences[:1]) == "They don't pay. "


def test_parts_that_do_not_spell_the_word_share_out_its_letters(sentences):
    assert [token.form for token in sentences[2].tokens] == ["can", "not"]


def test_empty_nodes_are_passed_over_and_documents_and_paragraphs_kept(sentences):
    assert [len(sentence.tokens) for sentence in sentences] == [5, 1, 2]
    assert [sentence.document for sentence in sentences] == ["one", "one", "two"]
    assert [sentence.starts_paragraph for sentence in sentences] == [True, True, True]


def test_docs_hold_sentences_of_one_document(sentences):
    assert [len(group) for group in group_sentences(sentences)] == [2, 1]
    assert [len(group) for group in group_sentences(sentences, max_sentences=1)] == [1, 1, 1]


def test_a_doc_has_the_text_and_the_sentences_of_the_treebank(sentences):
    import spacy

    doc = build_doc(spacy.blank("en").vocab, sentences[:2])
    assert doc.text == "They don't pay. Gonna "
    assert [sent.text for sent in doc.sents] == ["They don't pay.", "Gonna"]
    assert [token.dep_ for token in doc][:4] == ["nsubj", "aux", "advmod", "ROOT"]


@pytest.mark.parametrize(("deprel", "folded"), [("nsubj:pass", "nsubj:pass"), ("obl:tmod", "obl"), ("obj", "obj")])
def test_only_subtypes_that_are_read_are_kept(deprel, folded):
    assert fold_subtype(deprel) == folded
