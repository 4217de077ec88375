"""Keys that a widget keeps for itself although the window has a command on them."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

COPY, PASTE = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste


def keep(event: QEvent, *keys: QKeySequence.StandardKey) -> None:
    """Call this first in ``event``: some keys then come to the widget, not to the window."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    if is_asked and isinstance(event, QKeyEvent) and any(map(event.matches, keys)):
        event.accept()
