from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.spans import OffsetMap, Piece, Span

PROFILE = settings(derandomize=True, deadline=None)

# Widths of a piece in the cleaned text and in the source, and how much of the source was removed before it.
WIDTHS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(0, 3)), max_size=12)


def build(widths: list[tuple[int, int, int]]) -> OffsetMap:
    pieces = []
    clean = source = 0
    for n_clean, n_source, gap in widths:
        source += gap
        pieces.append(Piece(Span(clean, clean + n_clean), Span(source, source + n_source)))
        clean, source = clean + n_clean, source + n_source
    return OffsetMap(pieces)


def length(offsets: OffsetMap) -> int:
    return max((piece.clean.end for piece in offsets), default=0)


@pytest.mark.parametrize("bounds", [(-1, 2), (3, 2), (-2, -1)])
def test_span_refuses_bounds_that_are_no_stretch(bounds):
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(*bounds)


@pytest.mark.parametrize(
    ("span", "text", "expected"),
    [
        (Span(0, 7), "  pay  ", Span(2, 5)),
        (Span(1, 4), "\u00a0a\u00a0b", Span(1, 4)),
        (Span(1, 3), "a  b", Span(3, 3)),
        (Span(2, 2), "abcd", Span(2, 2)),
    ],
)
def test_trimmed(span, text, expected):
    assert span.trimmed(text) == expected


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
@PROFILE
def test_overlap_is_a_shared_character(a, b, c, d):
    left, right = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == bool(shared) or not len(left) or not len(right)
    assert left.overlaps(right) == right.overlaps(left)
    if left.contains(right):
        assert set(range(right.start, right.end)) <= set(range(left.start, left.end))


@given(WIDTHS)
@PROFILE
def test_each_piece_maps_to_its_source(widths):
    offsets = build(widths)
    for piece in offsets:
        assert offsets.to_source(piece.clean) == piece.source


@given(WIDTHS, st.data())
@PROFILE
def test_parts_map_into_the_source_of_the_whole(widths, data):
    offsets = build(widths)
    end = length(offsets)
    start = data.draw(st.integers(0, end))
    stop = data.draw(st.integers(start, end))
    outer = offsets.to_source(Span(start, stop))
    inner_start = data.draw(st.integers(start, stop))
    inner = offsets.to_source(Span(inner_start, stop))
    assert len(outer) == 0 if start == stop else len(outer) > 0
    if inner_start < stop:
        assert outer.contains(inner)


@given(WIDTHS)
@PROFILE
def test_single_characters_map_in_order(widths):
    offsets = build(widths)
    spans = [offsets.to_source(Span(at, at + 1)) for at in range(length(offsets))]
    assert all(left.start <= right.start and left.end <= right.end for left, right in pairwise(spans))


@given(st.integers(0, 50), st.data())
@PROFILE
def test_identity_changes_nothing(size, data):
    start = data.draw(st.integers(0, size))
    span = Span(start, data.draw(st.integers(start, size)))
    assert OffsetMap.identity(size).to_source(span) == span


@given(WIDTHS)
@PROFILE
def test_equal_pieces_make_equal_maps(widths):
    assert build(widths) == build(widths)
    assert hash(build(widths)) == hash(build(widths))


@pytest.mark.parametrize("span", [Span(3, 5), Span(4, 4), Span(0, 9)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="outside"):
        OffsetMap.identity(3).to_source(span)


def test_the_empty_text_has_only_its_empty_span():
    assert OffsetMap([]).to_source(Span(0, 0)) == Span(0, 0)
    with pytest.raises(ValueError, match="empty text"):
        OffsetMap([]).to_source(Span(0, 1))


@pytest.mark.parametrize(
    "pieces",
    [
        [Piece(Span(1, 2), Span(0, 1))],
        [Piece(Span(0, 0), Span(0, 1))],
        [Piece(Span(0, 1), Span(0, 2)), Piece(Span(1, 2), Span(1, 3))],
        [Piece(Span(0, 1), Span(0, 1)), Piece(Span(2, 3), Span(1, 2))],
    ],
)
def test_pieces_that_are_no_map_are_refused(pieces):
    with pytest.raises(ValueError, match=r"must start|overlaps"):
        OffsetMap(pieces)


def test_a_ligature_maps_as_a_whole():
    offsets = OffsetMap([Piece(Span(0, 2), Span(0, 1)), Piece(Span(2, 5), Span(1, 4))])
    assert offsets.to_source(Span(1, 2)) == Span(0, 1)
    assert offsets.to_source(Span(0, 1)) == Span(0, 1)
    assert offsets.to_source(Span(1, 4)) == Span(0, 3)
    assert list(accumulate(len(piece.source) for piece in offsets)) == [1, 4]
