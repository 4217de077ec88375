"""The rows of a trace as a table: what is beside each token, exact and sampled."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from sampling_core.draw import Draws, wilson
from sampling_core.rows import rows
from sampling_core.stage import Stage
from sampling_core.trace import Trace

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()

RANK, TOKEN, LOGIT, MODEL, EXACT, SAMPLED, DELTA, CUT = range(8)
TITLES = ("#", "Token", "Logit", "Model alone", "Exact", "Sampled", "Δ pp", "Removed by")
SORT_ROLE = int(Role.UserRole)
TOKEN_ROLE = int(Role.UserRole) + 1  # the token id


@dataclass(frozen=True, slots=True)
class Line:
    """One token in all views; shares are probabilities from 0 to 1."""

    id: int
    rank: int
    token: str
    logit: float
    model: float
    exact: float
    sampled: float | None
    low: float | None  # ends of the 95 % interval
    high: float | None
    cut_by: str  # "top-p"; "" for a token that is left
    at_cut: float

    @property
    def delta(self) -> float | None:
        """Sampled − exact in percentage points; None for a removed token."""
        if self.sampled is None or self.cut_by:
            return None
        return 100.0 * (self.sampled - self.exact)


def lines(trace: Trace, draws: Draws | None, limit: int) -> tuple[Line, ...]:
    """Return the first ``limit`` tokens, likeliest first, removed ones in their places."""
    shown = rows(trace, limit)
    counts: list[int | None] = [None] * len(shown)
    if draws is not None:
        ids = np.array([row.id for row in shown], dtype=np.intp)
        counts = list(draws.counts(ids).tolist())
    result = []
    for rank, (row, count) in enumerate(zip(shown, counts, strict=True), 1):
        share = low = high = None
        if count is not None and draws is not None:
            share = count / draws.count
            low, high = wilson(share, draws.count)
        cut_by = "" if row.cut_by is None else lower(trace.stages[row.cut_by])
        result.append(
            Line(
                row.id, rank, row.token, row.logit, row.model, row.probability, share, low, high,
                cut_by, row.at_cut,
            )
        )  # fmt: skip
    return tuple(result)


def lower(stage: Stage) -> str:
    """Return the title of a stage inside a sentence: “top-p”, “XTC”."""
    title = stage.title
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def logit_text(logit: float) -> str:
    """Return a logit with its sign: ``+2.1``, ``−0.5``, ``0.0``."""
    if logit == -np.inf:
        return "−∞"
    return "0.0" if abs(logit) < 0.05 else f"{logit:+.1f}".replace("-", "−")


def percent(share: float) -> str:
    """Return a share as tables show it: ``37.35 %``."""
    return "< 0.01 %" if 0.0 < share < 0.00005 else f"{100.0 * share:.2f} %"


class DistributionModel(QAbstractTableModel):
    """Reads a trace and what was drawn from it; sorting is left to a proxy."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, shown: tuple[Line, ...]) -> None:
        """Show other lines; selection and scroll stay where the tokens are the same."""
        same = [line.id for line in shown] == [line.id for line in self._lines]
        if same and shown:
            self._lines = shown
            last = self.index(len(shown) - 1, len(TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = shown
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        match role:
            case Role.DisplayRole:
                return TITLES[section]
            case Role.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return _text(line, column)
            case Role.TextAlignmentRole:
                return _alignment(column)
            case _ if role == SORT_ROLE:
                return _value(line, column)
            case _ if role == TOKEN_ROLE:
                return line.id
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    left = column in (TOKEN, CUT)
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(line: Line, column: int) -> str:
    match column:
        case 0:
            return str(line.rank)
        case 1:
            return line.token
        case 2:
            return logit_text(line.logit)
        case 3:
            return percent(line.model)
        case 4:
            return percent(line.exact)
        case 5:
            return "" if line.sampled is None else percent(line.sampled)
        case 6:
            return "" if line.delta is None else f"{line.delta:+.2f}".replace("-", "−")
    return line.cut_by


def _value(line: Line, column: int) -> Any:
    values = (
        line.rank, line.token, line.logit, line.model, line.exact, line.sampled or 0.0,
        line.delta or 0.0, line.cut_by,
    )  # fmt: skip
    return values[column]
