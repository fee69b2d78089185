import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.geo import spans
from app.geo.distance import Floats

rows = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=12)


def array(pairs: list[list[int]]) -> Floats:
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def cells(span_rows: Floats) -> set[int]:
    """The unit cells that a set of whole-numbered spans fills."""
    return {cell for start, end in span_rows for cell in range(int(start), int(end))}


@given(rows)
def test_merging_keeps_the_set_and_leaves_gaps_between_rows(pairs: list[list[int]]) -> None:
    result = spans.merged(array(pairs))
    assert cells(result) == cells(array(pairs))
    assert np.all(result[1:, 0] > result[:-1, 1])
    assert spans.total(result) == len(cells(result))


@given(rows)
def test_a_set_and_its_complement_fill_the_window(pairs: list[list[int]]) -> None:
    inside, outside = spans.clipped(array(pairs), 10, 50), spans.complement(array(pairs), 10, 50)
    assert cells(inside) | cells(outside) == set(range(10, 50))
    assert not cells(inside) & cells(outside)
