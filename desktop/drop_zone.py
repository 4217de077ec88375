"""What a drop will do, said before the mouse lets go."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.opened import Opener
from desktop.style import Look
from desktop.theme import BODY, SEMIBOLD, TITLE
from sampling_core.errors import LabError
from sampling_core.files import printable

WIDE, HIGH = 520, 132  # px at 100 %
VEIL = 0.72  # how much of the window the ground of the zone hides


class DropZone(QWidget):
    """Lies over the window while a file is dragged, and says what letting go will do."""

    def __init__(self, look: Look, opener: Opener, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._opener, self._window = look, opener, parent
        self._sentence, self._name, self._refuses = "", "", False
        self.setObjectName("drop_zone")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._sentence

    @property
    def refuses(self) -> bool:
        """Whether the file cannot be opened."""
        return self._refuses

    def show_files(self, paths: Sequence[Path]) -> None:
        """Say what dropping the files will do; of several, the first is opened."""
        from sampling_core.recognise import glance

        first = paths[0]
        try:
            sentence = glance(first, self._opener.known()).sentence
            self._refuses = False
        except LabError as error:
            sentence, self._refuses = str(error), True
        if len(paths) > 1:
            words = self.tr("{sentence}. Only the first of {count} files is opened.")
            sentence = words.format(sentence=sentence.rstrip("."), count=len(paths))
        self._sentence, self._name = sentence, printable(first.name)
        self.setAccessibleName(sentence)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("window")
        ground.setAlphaF(VEIL)
        painter.fillRect(self.rect(), ground)
        room = QRectF(0, 0, min(theme.px(WIDE), self.width() - 20), theme.px(HIGH))
        room.moveCenter(QRectF(self.rect()).center())
        pen = QPen(theme.colour("cut" if self._refuses else "accent"), 2)
        pen.setStyle(Qt.PenStyle.DotLine if self._refuses else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(room, theme.px(10), theme.px(10))
        inside = room.adjusted(theme.px(18), theme.px(14), -theme.px(18), -theme.px(14))
        painter.setFont(theme.font(TITLE, SEMIBOLD))
        painter.setPen(theme.colour("text"))
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(inside, int(top), self._name)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("cut_text" if self._refuses else "text"))
        below = inside.adjusted(0, theme.px(28), 0, 0)
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(middle), self._sentence)


def files_in(content: QMimeData) -> list[Path]:
    """Return the files that are dragged or on the clipboard."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
