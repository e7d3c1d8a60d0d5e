"""Equal quantities among few and among many."""

from __future__ import annotations

from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_index import SCANNED, Index


def test_of_few_what_is_equal_once_converted_is_found() -> None:
    (mile,) = find_quantities("50 miles")
    assert len(Index(find_quantities("80 km, 7 km")).equal_to(mile)) == 1


def test_of_many_those_of_the_same_value_are_tried() -> None:
    many = find_quantities(", ".join(f"{k} km" for k in range(2, SCANNED + 10)))
    assert len(many) > SCANNED
    (found,) = Index(many).equal_to(many[40])
    assert found is many[40]
    (other,) = find_quantities("100000 km")
    assert Index(many).equal_to(other) == []
