"""What runs beside each other show, as values: tokens in rows, runs in columns."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from desktop.charts.compare_grid import Grid
from desktop.charts.numbers import percent, points
from desktop.charts.picture import fitted_end
from sampling_core.words import say

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Cell:
    """One token in one run; shares are probabilities from 0 to 1."""

    exact: float  # after the chain; 0 when removed
    cut_by: str = ""  # the stage that removed it, in words: "top-p"
    at_cut: float = 0.0  # what it had when it was removed
    sampled: tuple[float, float, float] | None = None  # share drawn, ends of its 95 % interval

    @property
    def is_removed(self) -> bool:
        return bool(self.cut_by)


@dataclass(frozen=True, slots=True)
class Shared:
    """One token in every run; None where a run has no such token."""

    id: int  # in the data on the screen, −1 where that has no such token
    token: str
    cells: tuple[Cell | None, ...]

    @property
    def only_in(self) -> int | None:
        """The one run that has this token, among several; None where more have it."""
        there = [place for place, cell in enumerate(self.cells) if cell is not None]
        return there[0] if len(there) == 1 and len(self.cells) > 1 else None

    @property
    def longest(self) -> float:
        """The largest share of the row, for the end of an axis."""
        there = [cell for cell in self.cells if cell is not None]
        return max(max(c.exact, c.at_cut, c.sampled[2] if c.sampled else 0.0) for c in there)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over and under the column of a run."""

    letter: str  # "A" to "D"
    label: str  # "#1 T 0.70"
    data: str  # "Summarization"
    facts: tuple[tuple[str, str], ...] = ()  # name and value with its unit


@dataclass(frozen=True)
class RunsPicture:
    """Tokens in rows, two to four runs in columns; equal pictures look the same."""

    heads: tuple[Head, ...]
    rows: tuple[Shared, ...]
    more: str = ""  # "50 217 more tokens share 3.1 % in A and 2.0 % in B"
    summary: str = ""  # one sentence, for screen readers
    hidden: bool = False  # a lab that still hides its results

    @cached_property
    def end(self) -> float:
        """The share at the right end of the axes."""
        if self.hidden:
            return 1.0
        return fitted_end(max((row.longest for row in self.rows), default=0.0))

    @cached_property
    def has_changes(self) -> bool:
        """Whether the difference B − A is shown: of two runs only."""
        return len(self.heads) == 2

    @cached_property
    def grid(self) -> Grid:
        """The rows as texts and as numbers; differences in percentage points."""
        names = tuple(f"{head.letter}: {head.label}, %" for head in self.heads)
        change = (translate("Compare", "B − A, percentage points"),) if self.has_changes else ()
        header = (translate("Compare", "Token"), *names, *change)
        keys = tuple(row.id for row in self.rows)
        texts = tuple(self._texts(row) for row in self.rows)
        return Grid(header, keys, texts, tuple(self._values(row) for row in self.rows))

    def change_of(self, row: Shared) -> float | None:
        """Return B − A in percentage points; None where a run has no such token."""
        a, b = row.cells[:2]
        return None if a is None or b is None else 100.0 * (b.exact - a.exact)

    def _texts(self, row: Shared) -> tuple[str, ...]:
        if self.hidden:
            nothing = translate("Compare", "hidden")
            return (row.token, *[nothing] * (len(self.heads) + self.has_changes))
        shown = tuple(cell_text(cell) for cell in row.cells)
        if not self.has_changes:
            return (row.token, *shown)
        change = self.change_of(row)
        return (row.token, *shown, "" if change is None else points(change))

    def _values(self, row: Shared) -> tuple[object, ...]:
        if self.hidden:
            return (row.token, *[None] * (len(self.heads) + self.has_changes))
        shares = tuple(None if cell is None else 100.0 * cell.exact for cell in row.cells)
        change = (self.change_of(row),) if self.has_changes else ()
        return (row.token, *shares, *change)


def cell_text(cell: Cell | None) -> str:
    """Return a share in words: “37.35 %”, “cut by top-p”, “no such token”."""
    if cell is None:
        return translate("Compare", "no such token")
    if cell.is_removed:
        return translate("Compare", "cut by {stage}").format(stage=say(cell.cut_by))
    return percent(cell.exact)
