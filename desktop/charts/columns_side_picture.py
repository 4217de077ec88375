"""What two to four runs side by side show: shared tokens in rows, own ones below."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from desktop.charts.compare_grid import Grid
from desktop.charts.compare_picture import Cell, RunsPicture, Shared, cell_text

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SidePicture(RunsPicture):
    """Tokens that several runs have stand at the left; each run lists the rest in its column."""

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """The rows whose token stands at the left."""
        return tuple(row for row in self.rows if row.only_in is None)

    @cached_property
    def own(self) -> tuple[tuple[Shared | None, ...], ...]:
        """Rows below them: in each a token that only this run has; None where it has no more."""
        columns = [
            [row for row in self.rows if row.only_in == place] for place in range(len(self.heads))
        ]
        deepest = max((len(column) for column in columns), default=0)
        return tuple(
            tuple(column[row] if row < len(column) else None for column in columns)
            for row in range(deepest)
        )

    @cached_property
    def lines(self) -> tuple[tuple[Shared | None, ...], ...]:
        """Every row of the chart: for each run the token that stands in its column."""
        together = tuple((row,) * len(self.heads) for row in self.shared)
        return together + self.own

    @cached_property
    def grid(self) -> Grid:
        names = tuple(f"{head.letter}: {head.data} {head.label}, %" for head in self.heads)
        header = (translate("Compare", "Token"), *names)
        texts = tuple(self._line_texts(line) for line in self.lines)
        return Grid(header, tuple(map(_key, self.lines)), texts, self._numbers())

    def _numbers(self) -> tuple[tuple[object, ...], ...]:
        return tuple(
            ("" if _is_own(line) else _first(line).token, *(
                None if self.hidden or row is None or cell is None else 100.0 * cell.exact
                for row, cell in _cells(line)
            ))
            for line in self.lines
        )  # fmt: skip

    def _line_texts(self, line: tuple[Shared | None, ...]) -> tuple[str, ...]:
        own, told = _is_own(line), []
        for row, cell in _cells(line):
            words = translate("Compare", "hidden") if self.hidden else cell_text(cell)
            told.append("" if row is None else f"{row.token} {words}" if own else words)
        return ("" if own else _first(line).token, *told)


def _cells(line: tuple[Shared | None, ...]) -> list[tuple[Shared | None, Cell | None]]:
    return [(row, None if row is None else row.cells[n]) for n, row in enumerate(line)]


def _first(line: tuple[Shared | None, ...]) -> Shared:
    return next(row for row in line if row is not None)


def _is_own(line: tuple[Shared | None, ...]) -> bool:
    return len(line) > 1 and _first(line).only_in is not None


def _key(line: tuple[Shared | None, ...]) -> int:
    """Return the token of the data on the screen that the line holds, −1 for none."""
    return max(row.id for row in line if row is not None)
