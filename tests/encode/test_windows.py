from hypothesis import given
from hypothesis import strategies as st

from burthen.encode.windows import SPECIAL_PIECES, bucket_by_length, make_windows, pack_windows, split_pieces
from burthen.spans import Span

lengths = st.lists(st.integers(0, 40), max_size=30)


def ranges_of(lengths):
    position, groups = 0, []
    for length in lengths:
        groups.append((position, position + length))
        position += length
    return groups


@given(lengths, st.integers(9, 64))
def test_windows_cover_every_piece_once_and_in_order(lengths, window):
    covered = [piece for first, last in pack_windows(ranges_of(lengths), window) for piece in range(first, last)]
    assert covered == list(range(sum(lengths)))


@given(lengths, st.integers(9, 64))
def test_windows_keep_their_budget_and_whole_sentences(lengths, window):
    budget = window - SPECIAL_PIECES
    groups = ranges_of(lengths)
    edges = {first for first, _ in groups} | {last for _, last in groups}
    for first, last in pack_windows(groups, window):
        assert 0 < last - first <= budget
        inside_long = any(f <= first and last <= t and t - f > budget for f, t in groups)
        assert inside_long or (first in edges and last in edges)


def test_pieces_are_grouped_by_the_unit_they_start_in(tiny_model):
    text = "Tokyo pays. Who else?"
    pieces = split_pieces(tiny_model.tokenizer, text, [Span(0, 11), Span(12, 21)])
    words = ["".join(text[s:e] for s, e in pieces.offsets[first:last]) for first, last in pieces.groups]
    assert words == ["Tokyopays.", "Whoelse?"]


def test_a_blank_unit_has_no_pieces(tiny_model):
    assert split_pieces(tiny_model.tokenizer, "a  b", [Span(0, 1), Span(1, 3), Span(3, 4)]).groups == [
        (0, 1),
        (1, 1),
        (1, 2),
    ]


@given(lengths, st.integers(24, 64), st.integers(0, 12))
def test_overlapping_windows_keep_each_piece_once_and_their_budget(lengths, window, overlap):
    groups = ranges_of(lengths)
    starts = {first for first, last in groups if last > first}
    windows = make_windows(groups, window, overlap)
    assert [piece for w in windows for piece in range(w.first, w.last)] == list(range(sum(lengths)))
    for w in windows:
        assert w.last - w.start <= window - SPECIAL_PIECES
        assert w.first - overlap <= w.start <= w.first
        # Context starts with a sentence, or is the end of one that is longer than the context may be.
        assert w.start in starts or w.first - w.start == overlap


@given(st.lists(st.integers(1, 60), max_size=40), st.integers(1, 200))
def test_buckets_hold_every_item_once_within_their_budget(lengths, budget):
    batches = list(bucket_by_length(lengths, budget))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[index] for index in batch) <= budget
