"""What a shape of response is: how it is told by its keys, and how its positions are read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.formats.captures.entries import Listed, Missing

Fields = Mapping[str, Any]


def _nothing(_: Fields) -> str:
    return ""


@dataclass(frozen=True)
class Shape:
    """One form in which a server reports probabilities."""

    title: str
    tag: str  # "raw", "processed" or "unknown": what the numbers describe
    fits: Callable[[Fields], bool]  # by keys alone
    read: Callable[[Fields], Iterable[Listed | Missing]]
    unit: str = "log"  # "log": natural logarithms of probabilities; "share": probabilities
    floor: float | None = None  # the least log-probability that it reports, whatever the value
    remark: Callable[[Fields], str] = _nothing  # a warning; empty: none
