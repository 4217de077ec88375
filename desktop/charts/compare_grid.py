"""What a chart with rows says as a table: texts to read and the same as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Grid:
    """Rows of cells; ``keys`` says what each row stands for."""

    header: tuple[str, ...]  # with units
    keys: tuple[int, ...]  # a token id, a place in a list; −1: nothing
    texts: tuple[tuple[str, ...], ...]
    values: tuple[tuple[object, ...], ...]  # the same as numbers, to sort and for files

    def table(self) -> Sequence[Sequence[object]]:
        """Return the numbers as rows, the header first."""
        return (self.header, *self.values)


class Gridded(Protocol):
    """A picture that has rows."""

    @property
    def hidden(self) -> bool: ...

    @property
    def summary(self) -> str: ...

    @property
    def grid(self) -> Grid: ...


NOTHING = Grid((), (), (), ())
