"""What the stages chart shows, as one value: a column per stage, a row per token."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Self

from sampling_core.measures import BIT

MODES = ("probability", "logit", "log")
DECADES = 6  # powers of ten that the log scale shows at most
SPARE = 0.8  # of the smallest share: its bar is still a little long


class Fate(Enum):
    """What a stage did to a token."""

    KEPT = "kept"
    CUT = "cut"  # here, and for good
    SELDOM = "cut in some draws"  # here, but the mixture brings it back
    GONE = "gone"  # an earlier stage cut it


class Kind(Enum):
    """What a column stands for."""

    MODEL = "model"
    STAGE = "stage"
    OFF = "off"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Cell:
    """One token in one column.

    Where a stage only cuts, ``share`` and ``logit`` are those with which the token came in, so
    that the bars before and after the cut compare; elsewhere those with which it left.
    """

    fate: Fate
    share: float = 0.0  # 0 to 1
    logit: float = -math.inf
    before: float | None = None  # the tick: the share on the way in; None: none
    logit_before: float | None = None
    left: float = 0.0  # the share after the stage, exactly 0 where cut
    note: str = ""  # beside the bar: "cut"

    @property
    def is_cut(self) -> bool:
        return self.fate in (Fate.CUT, Fate.SELDOM)


@dataclass(frozen=True, slots=True)
class Token:
    """One row."""

    id: int
    rank: int  # 1 is the likeliest of those that entered the first cut
    token: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One stage; a stage that is off has no cells."""

    kind: Kind
    title: str
    value: str  # under the title: "0.60"
    cells: tuple[Cell, ...] = ()  # one for each row
    entropy: float = 0.0  # nats
    effective: float = 0.0
    kept: int = 0
    step: int | None = None  # the place in the chain; None: not a part of it
    cuts: bool = False

    @property
    def is_off(self) -> bool:
        return self.kind is Kind.OFF


@dataclass(frozen=True)
class StagesPicture:
    """The whole chart; equal pictures look the same."""

    rows: tuple[Token, ...] = ()
    columns: tuple[Column, ...] = ()
    size: int = 1  # tokens of the vocabulary
    more: str = ""  # a last line: "and 151 918 more"
    mode: str = "probability"  # one of ``MODES``
    unit: str = "nats"
    hidden: bool = False  # a lab that still hides its results
    title: str = ""  # of an exported picture
    caption: str = ""  # under an exported picture: settings and origin
    summary: str = ""  # sentences for screen readers and alternative texts

    @cached_property
    def active(self) -> tuple[int, ...]:
        """The places of the columns with cells."""
        return tuple(place for place, col in enumerate(self.columns) if not col.is_off)

    @cached_property
    def lines(self) -> int:
        """How many lines the rows take, the one for more tokens included."""
        return len(self.rows) + bool(self.more)

    def amount(self, nats: float) -> float:
        """Return an entropy in the unit that is shown."""
        return nats if self.unit == "nats" else nats / BIT

    @cached_property
    def limit(self) -> float:
        """The most entropy that so many tokens can have, nats."""
        return math.log(max(1, self.size))

    def is_removed(self, row: int, shown: int | None = None) -> bool:
        """Whether a token is to be seen as removed, by the columns up to ``shown``."""
        if self.hidden or not self.rows[row].is_removed:
            return False
        columns = (self.columns[place] for place in self.active if place <= (shown or 0))
        return shown is None or any(column.cells[row].fate is Fate.CUT for column in columns)

    @cached_property
    def has_ticks(self) -> bool:
        """Whether a value before a stage is shown anywhere."""
        cells = (cell for column in self.columns for cell in column.cells)
        return any(cell.before is not None for cell in cells)

    def without_ticks(self) -> Self:
        """Return the picture without the values before the stages."""
        return self._with_cells(
            lambda cells: tuple(replace(cell, before=None, logit_before=None) for cell in cells)
        )

    def without_removed(self, words: str) -> Self:
        """Return the picture of the tokens that are left; ``words`` say that others are not."""
        left = [place for place, token in enumerate(self.rows) if not token.is_removed]
        result = self._with_cells(lambda cells: tuple(cells[place] for place in left))
        more = f"{self.more}; {words}" if self.more else words
        return replace(result, rows=tuple(self.rows[place] for place in left), more=more)

    def _with_cells(self, change: Callable[[tuple[Cell, ...]], tuple[Cell, ...]]) -> Self:
        columns = (col if col.is_off else replace(col, cells=change(col.cells))
                   for col in self.columns)  # fmt: skip
        return replace(self, columns=tuple(columns))

    # Where bars begin and end, as shares of their room.

    def span(self, cell: Cell) -> tuple[float, float]:
        """Return the two ends of the bar of a cell, 0 to 1."""
        value = cell.logit if self.mode == "logit" else cell.share
        return self._ends(value)

    def tick(self, cell: Cell) -> float | None:
        """Return where the value before the stage stands, 0 to 1; None: no tick."""
        value = cell.logit_before if self.mode == "logit" else cell.before
        if value is None or value == -math.inf:
            return None
        return self.place(value)

    def place(self, value: float) -> float:
        """Return where a share, or a logit, stands in the room of the bars."""
        low, high = self.ends
        if self.mode != "log":
            return min(1.0, max(0.0, (value - low) / (high - low)))
        if value <= 0.0:
            return 0.0
        return min(1.0, max(0.0, 1.0 + math.log10(value / high) / self.decades))

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The values at the left and the right end of the bars: the same in all columns."""
        if self.mode == "logit":
            logits = [v for v in self._values if math.isfinite(v)] if not self.hidden else []
            low, high = min((0.0, *logits)), max((0.0, *logits))
            return (low, high) if high > low else (0.0, 1.0)
        shares = () if self.hidden else self._values
        return 0.0, max((v for v in shares if v > 0.0), default=1.0)

    @cached_property
    def decades(self) -> int:
        """How many powers of ten the log scale goes down from its right end."""
        if self.hidden:
            return 2
        shares = [value for value in self._values if value > 0.0]
        lowest = min(shares, default=0.01) * SPARE / self.ends[1]
        return min(DECADES, max(1, math.ceil(-math.log10(lowest))))

    @cached_property
    def _values(self) -> tuple[float, ...]:
        cells = [cell for col in self.columns for cell in col.cells if cell.fate is not Fate.GONE]
        if self.mode == "logit":
            before = [cell.logit_before for cell in cells if cell.logit_before is not None]
            return (*(cell.logit for cell in cells), *before)
        shares = [cell.before for cell in cells if cell.before is not None]
        return (*(cell.share for cell in cells), *shares)

    def _ends(self, value: float) -> tuple[float, float]:
        if not math.isfinite(value):
            return 0.0, 0.0
        foot = self.place(0.0) if self.mode == "logit" else 0.0
        here = self.place(value)
        return min(foot, here), max(foot, here)
