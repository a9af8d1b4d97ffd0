import spacy
import torch

from burthen.encode.component import create_encoder, create_release


def make(tiny_folder, overlap_tokens=0):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp, create_encoder(nlp, "burthen_encoder", str(tiny_folder), 64, overlap_tokens, 256, "cpu")


def test_component_leaves_states_and_probabilities_for_each_sentence(tiny_folder):
    nlp, encoder = make(tiny_folder)
    states = encoder(nlp("Seoul pays. Tokyo pays too."))._.states
    assert len(states.sentences) == 2
    assert states.probabilities["cdcp"].shape == (2, 2)
    scores = states.type_scores()
    assert abs(scores[0]["cdcp.policy"] + scores[0]["cdcp.value"] - 1) < 1e-5


def test_states_do_not_depend_on_the_other_docs_of_a_batch(tiny_folder):
    nlp, encoder = make(tiny_folder)
    texts = ["Seoul pays.", "Tokyo pays more than it did. Nobody minds.", "No."]
    one_by_one = [encoder(nlp(text))._.states.pieces for text in texts]
    for order in ([0, 1, 2], [2, 0, 1]):
        for size in (1, 16):
            docs = list(encoder.pipe((nlp(texts[i]) for i in order), batch_size=size))
            assert all(torch.equal(doc._.states.pieces, one_by_one[i]) for doc, i in zip(docs, order, strict=True))


def test_within_finds_the_pieces_of_a_span(tiny_folder):
    from burthen.spans import Span

    nlp, encoder = make(tiny_folder)
    states = encoder(nlp("ab cd"))._.states
    assert torch.equal(states.within(Span(3, 5)), states.pieces[2:4])


def test_an_empty_doc_is_no_trouble(tiny_folder):
    nlp, encoder = make(tiny_folder)
    assert encoder(nlp(""))._.states.sentences == []


def test_docs_encoded_together_as_on_a_gpu_differ_by_rounding_only(tiny_folder, monkeypatch):
    nlp, encoder = make(tiny_folder, overlap_tokens=8)
    texts = ["Seoul pays.", "Tokyo pays more. " * 40, "", "No."]
    alone = [encoder(nlp(text))._.states.pieces for text in texts]
    loaded = encoder.encoder
    monkeypatch.setattr("burthen.encode.component.shared_model", lambda *key: loaded)
    encoder.device = "cuda"  # in name only
    together = [doc._.states.pieces for doc in encoder.pipe(map(nlp, texts), batch_size=3)]
    for one, other in zip(alone, together, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_pieces_encoded_twice_as_context_are_counted(tiny_folder):
    (nlp, plain), (_, overlapping) = make(tiny_folder), make(tiny_folder, overlap_tokens=16)
    text = "Tokyo pays more. " * 40
    assert overlapping(nlp(text))._.states.n_encoded > plain(nlp(text))._.states.n_encoded


def test_states_are_released(tiny_folder):
    nlp, encoder = make(tiny_folder)
    doc = create_release(nlp, "burthen_release")(encoder(nlp("Seoul pays.")))
    assert doc._.states is None
