"""Windows to read: the keyboard shortcuts, and what this program is."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.style import Look
from sampling_core.version import VERSION
from sampling_core.words import either

translate = QCoreApplication.translate

SLIDER = (
    ("← →", QT_TRANSLATE_NOOP("Keys", "One step on a slider")),
    (QT_TRANSLATE_NOOP("Keys", "Shift + ← →"), QT_TRANSLATE_NOOP("Keys", "A fine step")),
    (QT_TRANSLATE_NOOP("Keys", "Page Up, Page Down"), QT_TRANSLATE_NOOP("Keys", "A coarse step")),
    (QT_TRANSLATE_NOOP("Keys", "Home, End"), QT_TRANSLATE_NOOP("Keys", "Ends of the slider")),
    ("0–9", QT_TRANSLATE_NOOP("Keys", "Type the number")),
    (QT_TRANSLATE_NOOP("Keys", "Space"), QT_TRANSLATE_NOOP("Keys", "Switch the stage on or off")),
    (
        QT_TRANSLATE_NOOP("Keys", "Esc"),
        QT_TRANSLATE_NOOP("Keys", "During a drag: back to the value before"),
    ),
)
TOKENS = (
    (
        QT_TRANSLATE_NOOP("Keys", "↑ ↓ Home End"),
        QT_TRANSLATE_NOOP("Keys", "Choose a token (← → on the curve)"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Enter"),
        QT_TRANSLATE_NOOP("Keys", "Why was it kept or cut? Esc closes the card"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+C"),
        QT_TRANSLATE_NOOP("Keys", "In the table: copy the selected rows"),
    ),
)
RUNS = (
    ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "Show a run as ticks beside the result")),
    (QT_TRANSLATE_NOOP("Keys", "Esc"), QT_TRANSLATE_NOOP("Keys", "Show the model again")),
    (
        QT_TRANSLATE_NOOP("Keys", "Enter"),
        QT_TRANSLATE_NOOP("Keys", "Make a run of the history current again"),
    ),
    ("F2", QT_TRANSLATE_NOOP("Keys", "Write a note to it")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl+D"), QT_TRANSLATE_NOOP("Keys", "Duplicate it")),
    (QT_TRANSLATE_NOOP("Keys", "Delete"), QT_TRANSLATE_NOOP("Keys", "Put it into the bin")),
    ("+", QT_TRANSLATE_NOOP("Keys", "Give it a star")),
    (
        QT_TRANSLATE_NOOP("Keys", "1 to 5"),
        QT_TRANSLATE_NOOP("Keys", "Rate it; 0 takes the rating away"),
    ),
    ("A, B", QT_TRANSLATE_NOOP("Keys", "Pin it as A or as B")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl+C"), QT_TRANSLATE_NOOP("Keys", "Copy the chosen rows")),
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
        page = _table(translate("Keys", "Everywhere"), rows)
        page += _table(translate("Keys", "On a stage"), _said(SLIDER))
        page += _table(translate("Keys", "Distribution"), _said(TOKENS))
        page += _table(translate("Keys", "History"), _said(RUNS))
        super().__init__(look, translate("Keys", "Keyboard shortcuts"), page, parent)
        self.setObjectName("dialog.shortcuts")


class AboutLab(ReadingWindow):
    """Name, version, and what the program promises."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        what = translate(
            "About", "An offline laboratory for the sampling parameters of language models."
        )
        promise = translate(
            "About",
            "Exact numbers are computed, not looked up; what was drawn carries its seed. "
            "Nothing leaves this computer.",
        )
        page = f"<h2>Sampling Lab {VERSION}</h2><p>{escape(what)}</p><p>{escape(promise)}</p>"
        super().__init__(look, translate("About", "About Sampling Lab"), page, parent)
        self.setObjectName("dialog.about")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return either([keys.toString(native) for keys in action.shortcuts()])


def _said(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(translate("Keys", keys), translate("Keys", text)) for keys, text in rows]


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = [
        f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td>"
        f"<td>{escape(text.replace('&', '').rstrip('…'))}</td></tr>"
        for keys, text in rows
    ]
    return f"<h3>{escape(title)}</h3><table cellspacing='4'>{''.join(lines)}</table>"
