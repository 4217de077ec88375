"""Windows to read: the keyboard shortcuts, and what this program is."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.style import Look
from sampling_core.version import VERSION

SLIDER = (
    ("← →", "One step on a slider"),
    ("Shift + ← →", "A fine step"),
    ("Page Up, Page Down", "A coarse step"),
    ("Home, End", "Ends of the slider"),
    ("0–9", "Type the number"),
    ("Space", "Switch the stage on or off"),
    ("Esc", "During a drag: back to the value before"),
)
TOKENS = (
    ("↑ ↓ Home End", "Choose a token (← → on the curve)"),
    ("Enter", "Why was it kept or cut? Esc closes the card"),
    ("Ctrl+C", "In the table: copy the selected rows"),
)
RUNS = (
    ("↑ ↓", "Show a run as ticks beside the result"),
    ("Esc", "Show the model again"),
    ("Enter", "Make a run of the history current again"),
    ("F2", "Write a note to it"),
    ("Ctrl+D", "Duplicate it"),
    ("Delete", "Put it into the bin"),
    ("+", "Give it a star"),
)


class ReadingWindow(QDialog):
    """Shows a page of rich text; Esc closes it."""

    def __init__(self, look: Look, title: str, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QTextBrowser()
        text.setObjectName("page")
        text.setAccessibleName(title)
        text.setHtml(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)
        self.resize(look.theme.px(560), look.theme.px(600))


class ShortcutSheet(ReadingWindow):
    """Every key, made from the actions themselves."""

    def __init__(self, look: Look, actions: Sequence[QAction], parent: QWidget) -> None:
        rows = [(_keys(action), action.text()) for action in actions if action.shortcuts()]
        page = _table("Everywhere", rows) + _table("On a stage", SLIDER)
        page += _table("Distribution", TOKENS) + _table("History", RUNS)
        super().__init__(look, "Keyboard shortcuts", page, parent)
        self.setObjectName("dialog.shortcuts")


class AboutLab(ReadingWindow):
    """Name, version, and what the program promises."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        page = (
            f"<h2>Sampling Lab {VERSION}</h2>"
            "<p>An offline laboratory for the sampling parameters of language models.</p>"
            "<p>Exact numbers are computed, not looked up; what was drawn carries its seed. "
            "Nothing leaves this computer.</p>"
        )
        super().__init__(look, "About Sampling Lab", page, parent)
        self.setObjectName("dialog.about")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(keys.toString(native) for keys in action.shortcuts())


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = [
        f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td>"
        f"<td>{escape(text.replace('&', '').rstrip('…'))}</td></tr>"
        for keys, text in rows
    ]
    return f"<h3>{escape(title)}</h3><table cellspacing='4'>{''.join(lines)}</table>"
