"""The rows of the history that a search looks for, sorted, and in groups where asked for."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from sampling_core.errors import LabError
from sampling_core.history import Record
from sampling_core.history.masked import is_masked
from sampling_core.history.query import Query, day_of, parse
from sampling_core.measures import BIT
from sampling_core.model_view.history_model import HistoryModel
from sampling_core.model_view.record_columns import NUMBER, RESULTS, search_words, value_of
from sampling_core.words import say_count

Index = QModelIndex | QPersistentModelIndex
GROUPS = ("none", "data", "day")
EVERYTHING = Query()


class RecordFilter(QSortFilterProxyModel):
    """Stands between the records and their table."""

    def __init__(self, records: HistoryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self._query = EVERYTHING
        self._group = GROUPS[0]
        self.setSourceModel(records)

    @property
    def group(self) -> str:
        """By what the rows stand together: one of ``GROUPS``."""
        return self._group

    def search(self, text: str) -> str:
        """Show what a search looks for; returns what was not understood, else nothing."""
        try:
            self._query, complaint = parse(text, BIT if self._records.bits else 1.0), ""
        except LabError as error:
            complaint = str(error)  # the rows stay as they are while one is typing
        self.invalidate()
        return complaint

    def group_by(self, group: str) -> None:
        """Let rows of the same data, or of the same day, stand together."""
        self._group = group if group in GROUPS else GROUPS[0]
        group = self._group
        is_apart = group != GROUPS[0]
        if self.sortColumn() < 0 and is_apart:  # groups need an order, and this one they share
            self.sort(NUMBER, Qt.SortOrder.DescendingOrder)
        elif self.sortColumn() == NUMBER and not is_apart:
            self.sort(-1)
        else:
            self.invalidate()

    def captions(self) -> dict[int, str]:
        """Return by row what stands above it: name and size of the group that it begins."""
        if self._group == GROUPS[0]:
            return {}
        keys = [self._key_at(row) for row in range(self.rowCount())]
        sizes = Counter(keys)
        begins = [row for row, key in enumerate(keys) if row == 0 or keys[row - 1] != key]
        return {row: f"{keys[row]}   ·   {_runs(sizes[keys[row]])}" for row in begins}

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002  (Qt's signature)
        if self._query == EVERYTHING:
            return True
        record = self._records.record_at(row)
        return self._query.matches(record, search_words(record))

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = (self._records.record_at(index.row()) for index in (left, right))
        if self._group != GROUPS[0]:
            mine, theirs = self._key_of(one), self._key_of(other)
            if (
                mine != theirs
            ):  # days newest first, names from A on, whatever the rows are sorted by
                falls = self.sortOrder() == Qt.SortOrder.DescendingOrder
                return (mine < theirs) == (falls == (self._group == "day"))
        column, hidden = left.column(), (is_masked(one), is_masked(other))
        if column in RESULTS and any(hidden):  # last, the newest first, whatever came out of them
            falls = self.sortOrder() == Qt.SortOrder.DescendingOrder
            return falls == (hidden[0] if hidden[0] != hidden[1] else one.id < other.id)
        values: tuple[Any, Any] = value_of(one, column), value_of(other, column)
        return bool((values[0], one.id) < (values[1], other.id))

    def record_at(self, row: int) -> Record:
        """Return the record that stands in a row."""
        return self._records.record_at(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, record: int | None) -> int:
        """Return the row of a record, −1 where the search leaves it out."""
        row = -1 if record is None else self._records.row_of(record)
        return self.mapFromSource(self._records.index(row, 0)).row() if row >= 0 else -1

    def _key_at(self, row: int) -> str:
        return self._key_of(self.record_at(row))

    def _key_of(self, record: Record) -> str:
        return record.data if self._group == "data" else day_of(record.made)


def _runs(count: int) -> str:
    return say_count("{count} run", "{count} runs", count)
