"""What the columns of the history are called and show of a record."""

from typing import Any

from PySide6.QtCore import Qt

from sampling_core.history import Record
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.model_view.presets import words_of

Role = Qt.ItemDataRole

NUMBER, BADGE, DATA, SHAPE, SETTINGS, EXACT, SAMPLED, EFFECTIVE, KEPT, FIRST, NOTE = range(11)
TITLES = (
    "", "", "Data", "Shape", "Settings", "H exact", "H sampled", "Effective", "Kept",
    "Most likely", "Note",
)  # fmt: skip
NAMES = ("Number", "Pinned as", *TITLES[2:])
RIGHT = frozenset({NUMBER, EXACT, SAMPLED, EFFECTIVE, KEPT})
SORT_ROLE = int(Role.UserRole)
RECORD_ROLE = int(Role.UserRole) + 1  # the Record of the row
SEARCH_ROLE = int(Role.UserRole) + 2  # the words in which a search looks


def texts(record: Record, unit: float) -> tuple[str, ...]:
    """Return the texts of the columns from DATA on; ``unit`` turns nats into what is shown."""
    return (
        ("★ " if record.star else "") + record.data,
        "",
        words_of(record),
        entropy_text(record.entropy * unit),
        entropy_text(record.sampled * unit),
        f"{record.effective:.2f}",
        f"{grouped(record.kept)} of {grouped(record.size)}",
        f"{record.first} {short_percent(record.first_share)}",
        record.note,
    )


def value_of(record: Record, column: int) -> Any:
    """Return what a column sorts by."""
    by = {
        EXACT: record.entropy,
        SAMPLED: record.sampled,
        EFFECTIVE: record.effective,
        KEPT: record.kept,
        FIRST: record.first_share,
        DATA: record.data,
        SETTINGS: record.settings,
        NOTE: record.note,
        BADGE: record.pin,
    }
    return by.get(column, record.id)


def for_views(record: Record, column: int, role: int) -> Any:
    """Return what delegates, sorting and search need; None for every other role."""
    if role == SORT_ROLE:
        return value_of(record, column)
    if role == RECORD_ROLE:
        return record
    return search_words(record) if role == SEARCH_ROLE else None


def search_words(record: Record) -> str:
    return " ".join((record.data, words_of(record), record.first, record.note)).lower()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if column == SHAPE else side
    return side | Qt.AlignmentFlag.AlignVCenter
