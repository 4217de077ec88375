"""A text from a lab: bold, lists and paragraphs, and nothing else that it may contain."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.style import Look
from desktop.theme import BODY, REGULAR
from desktop.widgets.label import Label

BOLD = re.compile(r"\*\*(.+?)\*\*")
INDENT = 12  # px at 100 %: of the lines of a list


def plain_text(text: str) -> str:
    """Return a marked text without its marks, for those who listen to it."""
    return BOLD.sub(r"\1", text)


def unbroken(text: str) -> str:
    """Return a text in which no line begins with a per cent sign."""
    return text.replace(" %", "\u00a0%")


def as_html(text: str, indent: int) -> str:
    """Return a marked text for Qt; whatever looks like HTML in it stays letters.

    ``indent`` are the pixels by which the lines of a list stand in.
    """
    listed = f'<p style="margin:0 0 0 {indent}px; text-indent:-{indent}px">•&nbsp; '
    html = []
    for line in unbroken(text).strip().splitlines():
        words = BOLD.sub(r"<b>\1</b>", escape(line.strip()))
        if line.lstrip().startswith("- "):
            html.append(f"{listed}{words[2:].strip()}</p>")
        else:
            html.append(f'<p style="margin:0">{words or "&nbsp;"}</p>')
    return "".join(html)


class MarkedLabel(Label):
    """Shows a marked text on as many lines as it needs."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        size: float = BODY,
        weight: QFont.Weight = REGULAR,
        token: str = "text",
    ) -> None:
        super().__init__(look, "", size, weight, token)
        self._marked = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        self.setMinimumWidth(1)  # a long word must not make the panel wider
        look.changed.connect(self._write)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; hidden while there is none."""
        self._marked = text
        self.setAccessibleName(plain_text(text))
        if not text.strip():
            self.hide()
        elif self.parentWidget() is not None:  # else it would be a window for a moment
            self.show()
        self._write()

    def marked_text(self) -> str:
        """Return the text as it was given."""
        return self._marked

    def _write(self) -> None:
        self.setText(as_html(self._marked, self._look.theme.px(INDENT)))


class PlainLabel(Label):
    """Words that came from a file or a student: shown letter by letter, on several lines."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        size: float = BODY,
        weight: QFont.Weight = REGULAR,
        token: str = "text",
        *,
        mono: bool = False,
    ) -> None:
        super().__init__(look, "", size, weight, token, mono=mono)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setText(unbroken(text))
