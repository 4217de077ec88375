"""What the same settings under several engines show, as values."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from desktop.charts.compare_grid import Grid
from desktop.charts.numbers import percent

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EngineRow:
    """One engine's answer; numbers are None where it refuses."""

    place: int  # among the engines
    title: str
    version: str
    survivors: int | None
    entropy: float | None  # in the unit of the picture
    effective: float | None
    first: float | None  # probability of the likeliest token, 0 to 1
    distance: float | None  # Jensen–Shannon to the settings now, in the unit of the picture
    shape: tuple[tuple[float, bool], ...] = ()  # of the likeliest tokens: share, removed
    cause: str = ""  # a sentence: why it departs, or why it refuses
    notes: tuple[str, ...] = ()  # what it did silently
    group: int = 0  # the same for engines with the same distribution
    is_now: bool = False  # the engine whose rules the chain follows

    @property
    def is_refused(self) -> bool:
        return self.survivors is None

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences under its numbers."""
        return tuple(line for line in (self.cause, *self.notes) if line)


@dataclass(frozen=True)
class EnginesPicture:
    """Engines in rows; those with the same distribution follow one another."""

    rows: tuple[EngineRow, ...]
    unit: str = "nats"
    summary: str = ""
    hidden: bool = False

    @cached_property
    def longest(self) -> float:
        """The largest share of all shapes."""
        return max((share for row in self.rows for share, _ in row.shape), default=1.0) or 1.0

    @cached_property
    def grid(self) -> Grid:
        header = (
            translate("Compare", "Engine"),
            translate("Compare", "Survivors, tokens"),
            translate("Compare", "Entropy, {unit}").format(unit=self.unit),
            translate("Compare", "Effective, tokens"),
            translate("Compare", "Most likely, %"),
            translate("Compare", "Distance to now (JS), {unit}").format(unit=self.unit),
            translate("Compare", "Why"),
        )
        keys = tuple(row.place for row in self.rows)
        texts = tuple((*self.numbers(row), self._why(row)) for row in self.rows)
        return Grid(header, keys, texts, tuple(map(self._values, self.rows)))

    def numbers(self, row: EngineRow) -> tuple[str, ...]:
        """Return title and numbers as texts: survivors, entropy, effective, first, distance."""
        if self.hidden or row.is_refused:
            words = "hidden" if self.hidden else "–"
            return (row.title, *[words] * 5)
        return (
            row.title,
            f"{row.survivors:,d}".replace(",", " "),
            f"{row.entropy:.3f}",
            f"{row.effective:.2f}",
            percent(row.first or 0.0),
            divergence_text(row.distance),
        )

    def _values(self, row: EngineRow) -> tuple[object, ...]:
        if self.hidden:
            return (row.title, *[None] * 5, "")
        first = None if row.first is None else 100.0 * row.first
        numbers = (row.survivors, row.entropy, row.effective, first, row.distance)
        return (row.title, *numbers, self._why(row))

    def _why(self, row: EngineRow) -> str:
        return "" if self.hidden else " · ".join(row.lines)


@dataclass(frozen=True)
class MatrixPicture:
    """How far apart every two engines are; None where one of both refuses."""

    names: tuple[str, ...]
    places: tuple[int, ...]  # of the engines
    cells: tuple[tuple[float | None, ...], ...]  # (n, n), in the unit of the picture
    unit: str = "nats"
    most: float = 1.0  # what the darkest cell stands for: ln 2 nats, or one bit
    summary: str = ""
    hidden: bool = False

    @cached_property
    def grid(self) -> Grid:
        header = (translate("Compare", "JS, {unit}").format(unit=self.unit), *self.names)
        texts = tuple(
            (name, *map(self.text, cells))
            for name, cells in zip(self.names, self.cells, strict=True)
        )
        values = tuple(
            (name, *(None if self.hidden else cell for cell in cells))
            for name, cells in zip(self.names, self.cells, strict=True)
        )
        return Grid(header, self.places, texts, values)

    def text(self, cell: float | None) -> str:
        return "·" if self.hidden else divergence_text(cell)


def divergence_text(value: float | None) -> str:
    """Return a divergence with three decimals; “0” where two are the same."""
    if value is None:
        return "–"
    if value <= 1e-12:
        return "0"
    return "< 0.001" if value < 0.0005 else f"{value:.3f}"
