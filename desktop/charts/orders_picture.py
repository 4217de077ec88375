"""What all orders of the chain show, as values: orders with the same result are one row."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from desktop.charts.compare_grid import Grid
from desktop.charts.numbers import percent

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OrderRow:
    """Orders that give the same distribution."""

    place: int  # among the classes
    count: str  # "6 of 24 orders"
    size: int
    survivors: int
    entropy: float  # in the unit of the picture
    effective: float
    first: float  # probability of the likeliest token, 0 to 1
    example: tuple[str, ...]  # the stages of one of the orders
    marks: tuple[str, ...] = ()  # "lowest entropy", "fewest tokens"
    is_now: bool = False


@dataclass(frozen=True)
class OrdersPicture:
    """Classes of orders in rows, most orders first."""

    rows: tuple[OrderRow, ...]
    unit: str = "nats"
    more: str = ""
    summary: str = ""
    hidden: bool = False

    @cached_property
    def grid(self) -> Grid:
        header = (
            translate("Compare", "Example"),
            translate("Compare", "Orders"),
            translate("Compare", "Survivors, tokens"),
            translate("Compare", "Entropy, {unit}").format(unit=self.unit),
            translate("Compare", "Effective, tokens"),
            translate("Compare", "Most likely, %"),
            translate("Compare", "Remarks"),
        )
        keys = tuple(row.place for row in self.rows)
        texts = tuple(
            (" → ".join(row.example), str(row.size), *self.numbers(row), self.words(row))
            for row in self.rows
        )
        return Grid(header, keys, texts, tuple(map(self._values, self.rows)))

    def numbers(self, row: OrderRow) -> tuple[str, ...]:
        """Return survivors, entropy, effective and first as texts."""
        if self.hidden:
            return ("hidden",) * 4
        survivors = f"{row.survivors:,d}".replace(",", " ")
        return survivors, f"{row.entropy:.3f}", f"{row.effective:.2f}", percent(row.first)

    def words(self, row: OrderRow) -> str:
        """Return what is remarkable about a row."""
        now = (translate("Compare", "the order now"),) if row.is_now else ()
        return " · ".join((*now, *(() if self.hidden else row.marks)))

    def _values(self, row: OrderRow) -> tuple[object, ...]:
        numbers: tuple[object, ...] = (
            row.survivors, row.entropy, row.effective, 100.0 * row.first,
        )  # fmt: skip
        shown = (None,) * 4 if self.hidden else numbers
        return (" → ".join(row.example), row.size, *shown, self.words(row))
