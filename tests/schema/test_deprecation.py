from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from litboard.schema.deprecation import REMOVED_IN, RenamedNames, warn_renamed


def read_old_name() -> None:
    """Stands for the place where the library meets an old name."""
    warn_renamed("litboard.old", "litboard.new")


def test_the_warning_names_both_and_points_at_the_use_of_the_old_name():
    message = rf"litboard\.old is now litboard\.new; .* removed in litboard {REMOVED_IN}"
    with pytest.warns(DeprecationWarning, match=message) as caught:
        read_old_name()
    assert caught[0].filename == __file__


@dataclass(frozen=True, slots=True)
class Basket(RenamedNames):
    RENAMED: ClassVar = {"fruit": "apples", "count_fruit": "count"}

    apples: tuple[str, ...]

    def count(self) -> int:
        return len(self.apples)


def test_fields_and_methods_answer_to_their_old_names_with_a_warning():
    basket = Basket(("Cox", "Boskoop"))
    with pytest.warns(DeprecationWarning, match=r"Basket\.fruit is now Basket\.apples"):
        assert basket.fruit == basket.apples
    with pytest.warns(
        DeprecationWarning, match=r"Basket\.count_fruit is now Basket\.count"
    ) as seen:
        assert basket.count_fruit() == 2
    assert seen[0].filename == __file__


def test_any_other_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'Basket' object has no attribute 'pears'"):
        Basket(()).pears  # noqa: B018
