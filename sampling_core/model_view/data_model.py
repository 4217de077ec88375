"""The data as a table of two columns that can be edited: token and logit."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sampling_core.errors import DataError, LabError
from sampling_core.experiment import Source
from sampling_core.formats.logits import read_text
from sampling_core.known import shortened
from sampling_core.model_view.lines import rest_words
from sampling_core.model_view.shelf import OWN
from sampling_core.ranking import Logits
from sampling_core.words import say, say_count

TOKEN, LOGIT = range(2)
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
EDITED = ", edited"


class DataModel(QAbstractTableModel):
    """Shows a source; every edit makes another source and says so, the model keeps no values."""

    edited = Signal(object, str)  # Source, what was done in words
    refused = Signal(str)  # why a cell keeps its value

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._shown = source, shortened(source)
        self._first_of: dict[str, int] | None = None

    @property
    def source(self) -> Source:
        return self._source

    @property
    def shown(self) -> Source:
        """The source with one entry for all tokens that are not known."""
        return self._shown

    @property
    def token_count(self) -> int:
        """How many rows are tokens: all but the one for unknown tokens."""
        return len(self._shown) - self._shown.is_short

    def show_source(self, source: Source) -> None:
        """Show another source."""
        if source is self._source:
            return
        shown = shortened(source)
        same = len(shown) == len(self._shown)
        if not same:
            self.beginResetModel()
        self._source, self._shown, self._first_of = source, shown, None
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, LOGIT))

    # What a view asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Role.DisplayRole)
    ) -> Any:
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignRight if section == LOGIT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return (self.tr("Token"), self.tr("Logit"))[section]
        return str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        editable = self.can_edit and index.isValid()
        return plain | Qt.ItemFlag.ItemIsEditable if editable else plain

    @property
    def can_edit(self) -> bool:
        """Whether cells can be changed: not where only the top of a vocabulary is known."""
        return self._source.tail is None

    def data(self, index: Index, role: int = int(Role.DisplayRole)) -> Any:
        row, column = index.row(), index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            if column == TOKEN:
                return self._token(row)
            return logit_words(float(self._shown.given[row]))
        if role == Role.TextAlignmentRole and column == LOGIT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and column == TOKEN:
            return self._doubt(row)
        return None

    def _token(self, row: int) -> str:
        tail = self._shown.tail
        if tail is not None and self._shown.is_short and row == tail.known:
            return rest_words(tail.count)
        return self._shown.token(row)

    def setData(self, index: Index, value: Any, role: int = int(Role.EditRole)) -> bool:
        if role != Role.EditRole or not self.can_edit:
            return False
        row, text = index.row(), str(value)
        if text == self.data(index, int(Role.EditRole)):
            return False
        if index.column() == TOKEN:
            tokens = list(self._source.tokens)
            tokens[row] = text
            words = say("Edit token {number}", number=row + 1)
            return self._make(self._source.logits, tokens, words)
        try:
            logit = number_of(text, row + 1)
        except DataError as problem:
            kept = logit_words(float(self._source.given[row]))
            self.refused.emit(
                say("{problem} The value {kept} stays in force.", problem=problem, kept=kept)
            )
            return False
        logits = self._source.logits.copy()
        logits[row] = logit
        words = say("Edit the logit of {token}", token=self._source.token(row))
        return self._make(logits, self._source.names, words)

    # Edits of more than a cell.

    def add_row(self) -> None:
        """Add a token with the logit 0 at the end."""
        count = len(self._source)
        tokens = [*self._source.tokens, f"token {count + 1}"]
        self._make(np.append(self._source.logits, 0.0), tokens, say("Add a token"))

    def remove_rows(self, rows: Sequence[int]) -> None:
        """Take rows out; two stay in any case."""
        left = np.delete(np.arange(len(self._source)), list(rows))
        if len(left) < 2:
            self.refused.emit(say("Data has at least 2 tokens."))
            return
        tokens = self._source.tokens
        words = say_count("Remove a token", "Remove {count} tokens", len(rows))
        self._make(self._source.logits[left], [tokens[i] for i in left], words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the tokens in the order of a column: edits the data, undoably."""
        tokens, logits = self._source.tokens, self._source.logits
        key = (lambda i: tokens[i].casefold()) if column == TOKEN else (lambda i: logits[i])
        backwards = order == Qt.SortOrder.DescendingOrder
        places = sorted(range(len(tokens)), key=key, reverse=backwards)
        self._make(logits[places], [tokens[i] for i in places], say("Sort the data"))

    def replace(self, logits: Logits, words: str) -> None:
        """Give the tokens other logits, shape (m,); with another m they are called by number."""
        same = len(logits) == len(self._source)
        tokens = self._source.names if same else [f"token {i + 1}" for i in range(len(logits))]
        self._make(logits, tokens, words)

    def paste(self, text: str) -> tuple[str, ...]:
        """Put a pasted table in the place of the data; returns warnings, raises DataError."""
        loaded = read_text(text, OWN, OWN)
        self.edited.emit(loaded.source, say("Paste data"))
        return loaded.warnings

    def _make(self, logits: Logits, tokens: Sequence[str] | None, words: str) -> bool:
        name = self._source.name or OWN
        name = name if name == OWN or name.endswith(EDITED) else name + EDITED
        try:
            source = Source.from_logits(logits, tokens, name, OWN)
        except LabError as problem:
            self.refused.emit(str(problem))
            return False
        self.edited.emit(source, words)
        return True

    def _doubt(self, row: int) -> str | None:
        """What is odd about the token of a row."""
        first = self._first_places().get(self._shown.token(row), row)
        return None if first == row else _twice(self._shown.token(row), first)

    def warnings(self) -> tuple[str, ...]:
        """Return what the user should know about the data as a whole."""
        first = self._first_places()
        if len(first) == len(self._shown) or not first:
            return ()
        names = self._shown.tokens
        place = next(place for place, token in enumerate(names) if first[token] != place)
        return (_twice(names[place], first[names[place]]),)

    def _first_places(self) -> dict[str, int]:
        """Where each text comes first; nothing where tokens have another identity."""
        if self._shown.names is None or self._shown.keys is not None:
            return {}
        if self._first_of is None:
            backwards = reversed(list(enumerate(self._shown.names)))
            self._first_of = {token: place for place, token in backwards}
        return self._first_of


def _twice(token: str, first: int) -> str:
    return say(
        "Two tokens are called {token}, the first in row {row}. "
        "Sampling works, but you cannot tell them apart.",
        token=token, row=first + 1,
    )  # fmt: skip


def logit_words(logit: float) -> str:
    """Return a logit as the editor shows it, with a true minus sign."""
    if logit == -math.inf:
        return "−∞"
    return f"{logit:.6g}".replace("-", "−")


def number_of(text: str, row: int) -> float:
    """Return the logit that a text stands for; −∞ is one, NaN is none. Raises DataError."""
    plain = text.strip().replace("−", "-").replace("∞", "inf")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        raise DataError(
            say("Row {row}: “{text}” is not a number.", row=row, text=text[:40])
        ) from None
    if math.isnan(value) or value == math.inf:
        raise DataError(
            say("Row {row}: {text} is not allowed; logits are finite, or −∞.",
                row=row, text=text.strip()[:40])
        )  # fmt: skip
    return value
