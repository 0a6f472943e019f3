"""How records are matched, as one value that a caller may change and keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from litboard.matching.rules import LAST_RULE, RULE_OF
from litboard.matching.thresholds import LARGEST, Thresholds

#: Pairs of thresholds of which the first may not be above the second.
_ORDERED = (
    ("different_title", "similar_title"),
    ("similar_title", "same_title"),
    ("unrelated_abstract", "similar_abstract"),
    ("similar_abstract", "same_abstract"),
    ("different_authors", "same_authors"),
    ("same_authors", "sure_authors"),
    ("different_venue", "same_venue"),
    ("catalogue_years", "version_years"),
    ("review_from", "review_to"),
)
_YEARS = ("version_years", "catalogue_years")
_COUNTS = ("block_limit", "block_window", "closure_limit")
_PROBABILITIES = ("review_from", "review_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings(Thresholds):
    """Thresholds, rules and blocking of matching; without arguments, the tested defaults.

    >>> import litboard
    >>> careful = litboard.MatchSettings(sure_authors=90, disabled_rules=("truncated-title",))
    >>> litboard.load("seeds", match_settings=careful)
    <Corpus seeds: 25 works, 40 records, 0 problems>

    Besides the thresholds (see `Thresholds`):

    - `disabled_rules`: keys of rules that are not applied (`litboard.matching.RULES` and
      docs/matching.md list them); their pairs fall to the next rule that fits;
    - `block_limit`: blocks of at most so many records are compared in full; in larger ones each
      record is compared with the next `block_window` in sorted order, so that time stays linear
      (sorted neighbourhood, Hernández and Stolfo 1995);
    - `closure_limit`: of records linked to at most so many, all pairs are checked for
      contradictions; of more, only the candidate pairs are;
    - `review_from`, `review_to`: the review queue shows candidate pairs whose probability (0 to 1)
      lies between the two, both included.

    Raises ValueError that names the setting, its value and what is possible.
    """

    disabled_rules: tuple[str, ...] = ()
    block_limit: int = 16
    block_window: int = 6
    closure_limit: int = 40
    review_from: float = 0.0
    review_to: float = 1.0

    def __post_init__(self) -> None:
        for field in fields(self):
            if field.name != "disabled_rules":
                self._check_number(field.name)
        for low, high in _ORDERED:
            if getattr(self, low) > getattr(self, high):
                raise ValueError(
                    f"match settings: {low} ({getattr(self, low)}) is above {high} "
                    f"({getattr(self, high)}); lower {low} or raise {high}"
                )
        self._check_rules()

    def _check_number(self, name: str) -> None:
        value, whole = getattr(self, name), name in _COUNTS
        least, most = _bounds(name)
        kind = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kind) or not least <= value <= most:
            number = "a whole number" if whole else "a number"
            limits = f"from {least} to {most:g}" if most < float("inf") else f"of at least {least}"
            raise ValueError(f"match settings: {name} is {value!r}; give {number} {limits}")

    def _check_rules(self) -> None:
        keys = self.disabled_rules
        if not isinstance(keys, tuple | list | set | frozenset):
            raise ValueError(
                f"match settings: disabled_rules is {keys!r}; give a list of rule keys"
            )
        if unknown := [str(key) for key in keys if str(key) not in RULE_OF]:
            raise ValueError(
                f"match settings: no rule has the key {', '.join(sorted(unknown))}; "
                f"the keys are {', '.join(RULE_OF)}"
            )
        if LAST_RULE in keys:
            raise ValueError(f"match settings: {LAST_RULE} decides what no rule does; keep it on")
        # One order, so that equal settings are equal values.
        ordered = tuple(key for key in RULE_OF if key in keys)
        object.__setattr__(self, "disabled_rules", ordered)

    def to_dict(self) -> dict[str, Any]:
        """The settings as values that JSON can hold; `from_dict` reads them back."""
        return asdict(self) | {"disabled_rules": list(self.disabled_rules)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Settings from a dictionary; what it does not name has its default.

        Raises ValueError for an unknown name or an impossible value.
        """
        names = [field.name for field in fields(cls)]
        if unknown := sorted(set(values) - set(names)):
            raise ValueError(
                f"match settings: unknown {', '.join(unknown)}; the settings are {', '.join(names)}"
            )
        return cls(**values)


def _bounds(name: str) -> tuple[int, float]:
    """The least and the largest value of a setting."""
    if name in _COUNTS:
        return 1, float("inf")
    if name in _YEARS:
        return 0, float("inf")
    return (0, 1.0) if name in _PROBABILITIES else (0, LARGEST)


#: The tested defaults.
DEFAULT = MatchSettings()
