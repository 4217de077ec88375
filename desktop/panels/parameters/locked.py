"""How a card shows what a lab locks: read-only, within a range, or as a question mark."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.widgets.number_editor import NumberEditor
from sampling_core.fields import Number

if TYPE_CHECKING:
    from sampling_core.labs.lab import Lock

translate = QCoreApplication.translate


def locked_words() -> str:
    return translate("Locks", "Locked by the lab")


def hidden_words() -> str:
    return translate("Locks", "Hidden by the lab")


def show_lock(editor: NumberEditor, lock: "Lock | None", spec: Number, value: float) -> None:
    """Let an editor do what a lab allows: everything, where there is no lock."""
    state = lock.state if lock is not None else ""
    if editor.slider.concealed and state != "hidden":
        editor.conceal("")
    if state == "locked":
        editor.lock(locked_words())
    elif state == "hidden":
        editor.conceal(hidden_words())
    else:
        editor.lock("")
        if lock is not None:
            _show_range(editor, lock, spec, value)


def _show_range(editor: NumberEditor, lock: "Lock", spec: Number, value: float) -> None:
    """Narrow an editor; a value that was outside before the lab stays in sight."""
    from sampling_core.labs.locking.lock_words import range_text

    low = spec.slider[0] if lock.low is None else lock.low
    high = spec.slider[1] if lock.high is None else lock.high
    words = translate("Locks", "May be {range} in this lab").format(range=range_text(lock))
    editor.narrow((min(low, value), max(high, value)), words)
