"""The records of the session as a table, newest first."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sampling_core.experiment import Experiment
from sampling_core.history import History, Record
from sampling_core.measures import BIT
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.record_columns import (
    EDITED,
    EXACT,
    NAMES,
    NOTE,
    RATING,
    RIGHT,
    SAMPLED,
    SETTINGS,
    SHAPE,
    TITLES,
    common_facts,
    cost_of,
    edited_value,
    for_views,
    texts,
)
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace
from sampling_core.words import say

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
MANY = 200  # runs looked through for other seeds, so that a row stays cheap to paint


class HistoryModel(QAbstractTableModel):
    """Shows the records of a history and hands every change on to it."""

    not_saved = Signal(str)  # why the disk refused a change, in a sentence

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = history
        history.file.complain = self.not_saved.emit
        self._records = history.records()[::-1]
        self._current = ""
        self._bits = False
        self._look: Callable[[Record], Record] = _as_it_is
        self._seen: dict[int, tuple[Record, Record]] = {}  # kept, and as it is shown

    # What is there.

    def record_at(self, row: int) -> Record:
        """Return the record of a row, without what a lab hides of it."""
        record = self._records[row]
        seen = self._seen.get(record.id)
        if seen is None or seen[0] is not record:
            seen = self._seen[record.id] = record, self._look(record)
        return seen[1]

    def look_through(self, look: Callable[[Record], Record]) -> None:
        """Show records as ``look`` returns them: without what a lab hides."""
        self._look = look
        self.show_again()

    def row_of(self, record: int) -> int:
        """Return the row of a record, −1 where it is in the bin."""
        return next((row for row, r in enumerate(self._records) if r.id == record), -1)

    def number(self, record: int) -> int:
        """Return the number that the table shows for a record."""
        return len(self._records) - self.row_of(record)

    def current(self) -> int | None:
        """Return the newest record of the experiment shown now."""
        return next((r.id for r in self._records if r.document == self._current), None)

    def pinned(self, letter: str = "A") -> int | None:
        """Return the record pinned as A, or as another letter."""
        return next((r.id for r in self._records if r.pin == letter), None)

    @property
    def bits(self) -> bool:
        """Whether entropies are written in bits."""
        return self._bits

    def common_facts(self) -> str:
        """Return what holds for all records: ``5 runs, all with 10 000 draws and seed 42``."""
        return common_facts(self._records)

    # Changes.

    def add(
        self,
        trace: Trace,
        ids: TokenIds,
        counts: NDArray[np.intp],
        sampled: float,
        seconds: float | None = None,
        distance: float | None = None,
    ) -> Record:
        """Keep a run as the first row."""
        record = self.history.add(trace, ids, counts, sampled, seconds, distance)
        self._current = record.document
        self._insert(record)
        return record

    def duplicate(self, record: int) -> Record:
        copy = self.history.duplicate(record)
        self._insert(copy)
        return copy

    def bin(self, records: list[int], binned: bool) -> None:
        """Put records into the bin, or take them out of it."""
        self.history.bin(records, binned)
        self.beginResetModel()
        self._records = self.history.records()[::-1]
        self.endResetModel()

    def star(self, record: int, on: bool) -> None:
        self.history.star(record, on)
        self._refresh(record)

    def rate(self, record: int, rating: int) -> None:
        """Rate a run from 1 to 5; 0 takes the rating away."""
        self.history.rate(record, rating)
        self._refresh(record)

    def pin(self, record: int | None, letter: str = "A") -> None:
        """Give a record a letter; None takes it away."""
        self.history.pin(record, letter)
        self._reload()

    def show_current(self, experiment: Experiment) -> None:
        """Mark the run that is on the screen with B, where there is an A."""
        before = self.current()
        self._current = self.history.document_if_kept(experiment)
        if self.current() != before:
            self._changed()

    def show_bits(self, bits: bool) -> None:
        """Write entropies in bits instead of nats."""
        if bits != self._bits:
            self._bits = bits
            self._changed()

    def show_again(self) -> None:
        """Have every row asked for again: what a lab hides has changed."""
        self._seen.clear()
        self._changed()

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return len(self._records) - section if role == Role.DisplayRole else None
        match role:
            case Role.DisplayRole:
                return say(TITLES[section])
            case Role.AccessibleTextRole | Role.ToolTipRole:
                name = say(NAMES[section])
                if section not in (EXACT, SAMPLED):
                    return name
                return say("{name} in bits" if self._bits else "{name} in nats", name=name)
            case Role.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.record_at(index.row()), index.column()
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return self._text(index.row(), column)
            case Role.EditRole if column in EDITED:
                return edited_value(record, column)
            case Role.TextAlignmentRole:
                return _alignment(column)
        return for_views(record, column, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        column = index.column()
        if role != Role.EditRole or not index.isValid() or column not in EDITED:
            return False
        record = self._records[index.row()].id
        if column == NOTE:
            self.history.note(record, str(value))
        elif column == RATING:
            self.history.rate(record, int(value))
        else:
            self.history.price(record, cost_of(str(value)))
        self._refresh(record)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() in EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _text(self, row: int, column: int) -> str:
        record = self.record_at(row)
        number = str(len(self._records) - row)
        unit = 1.0 / BIT if self._bits else 1.0
        told = (number, self._badge(record), *texts(record, unit))[column]
        return told + self._apart(record) if column == SETTINGS else told

    def _apart(self, record: Record) -> str:
        """Return what tells a record from the others and is not said of all of them."""
        others = self._records[:MANY]
        draws = "  " + say("{count} draws", count=grouped(record.draws))
        seed = "  " + say("seed {seed}", seed=record.seed)
        return (draws if any(r.draws != record.draws for r in others) else "") + (
            seed if any(r.seed != record.seed for r in others) else ""
        )

    def _badge(self, record: Record) -> str:
        if record.pin:
            return record.pin
        if self.pinned() is None or self.pinned("B") is not None:
            return ""
        return "B" if record.id == self.current() else ""

    def _insert(self, record: Record) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._records.insert(0, record)
        self.endInsertRows()
        self._changed()

    def _refresh(self, record: int) -> None:
        row = self.row_of(record)
        if row >= 0:
            self._records[row] = self.history.record(record)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(TITLES) - 1))

    def _reload(self) -> None:
        self._records = self.history.records()[::-1]
        self._changed()

    def _changed(self) -> None:
        if self._records:
            last = self.index(len(self._records) - 1, len(TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _as_it_is(record: Record) -> Record:
    return record


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if column == SHAPE else side
    return side | Qt.AlignmentFlag.AlignVCenter
