"""A bar that says something without asking anything."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

# ms: so long stands what only informs while no pointer rests on it: at least, and for a character.
READ, READ_EACH = 6000, 90
FLOOR = 8  # px at 100 %: below a notice that floats


class NoticeBar(QWidget):
    """A sentence, what can be done about it, and a cross to put it away."""

    told = Signal(bool)  # another sentence, and whether it only informs

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("notice")
        self._frame = Surface("note")
        self._words = Label(look, "", LABEL, token="note_text")
        self._words.setObjectName("notice.text")
        self._words.setWordWrap(True)
        self._button = PushButton(look, "", size=LABEL)
        self._button.setObjectName("notice.button")
        self._button.clicked.connect(self._run)
        self._more = PushButton(look, "", size=LABEL)
        self._more.setObjectName("notice.more")
        self._more.clicked.connect(self._run_more)
        self._run_it: Callable[[], object] | None = None
        self._more_of_it: Callable[[], object] | None = None
        self._stays = False
        self._fading = QTimer(self, singleShot=True)
        self._fading.timeout.connect(self._fade)
        close = ToolButton(look, "cross", self.tr("Put this away"), 15, "note_text")
        close.setObjectName("notice.close")
        close.clicked.connect(self.hide)
        self._inside = QHBoxLayout(self._frame)
        self._inside.addWidget(self._words, 1)
        self._inside.addWidget(self._button)
        self._inside.addWidget(self._more)
        self._inside.addWidget(close)
        self._outside = QHBoxLayout(self)
        self._outside.addWidget(self._frame)
        look.changed.connect(self._measure)
        self._measure()
        self.hide()

    def tell(
        self,
        text: str,
        button: str = "",
        run: Callable[[], object] | None = None,
        *,
        more: tuple[str, Callable[[], object]] | None = None,
        stays: bool = False,
    ) -> None:
        """Show a sentence, and a button that does something about it; ``more``: another one.

        What ``stays`` is there until the user puts it away; the rest goes with the next edit.
        """
        if self._stays and not stays and self.isVisible():  # what must be read is not covered
            text, stays = f"{self._words.text()} {text}", True
            if run is None:
                button, run = self._button.text(), self._run_it
        self._stays = stays
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._run_it = run
        self._more.setVisible(more is not None)
        words, self._more_of_it = more or ("", None)
        self._more.setText(words)
        informs = not (button or more or stays)
        if informs:
            self._fading.start(max(READ, READ_EACH * len(text)))
        else:
            self._fading.stop()
        self.told.emit(informs)
        self.show()

    def pass_by(self) -> None:
        """Go away after an edit, unless it is something that stays."""
        if not self._stays:
            self.hide()

    def _fade(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self):
            self._fading.start()
        else:
            self.hide()

    def _run(self) -> None:
        self.hide()
        if self._run_it is not None:
            self._run_it()

    def _run_more(self) -> None:
        self.hide()
        if self._more_of_it is not None:
            self._more_of_it()

    def _measure(self) -> None:
        px = self._look.theme.px
        self._inside.setContentsMargins(px(11), px(4), px(4), px(4))
        self._outside.setContentsMargins(px(8), px(8), px(8), 0)


class NoticePlace(QObject):
    """Lets what only informs float over the foot of a column, so that nothing in it moves."""

    def __init__(self, look: Look, notice: NoticeBar, column: QVBoxLayout) -> None:
        super().__init__(notice)
        self._look, self._notice, self._column = look, notice, column
        self._room = column.parentWidget()
        column.insertWidget(0, notice)
        self._room.installEventFilter(self)
        notice.told.connect(self._put)
        look.changed.connect(self._float)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._float()
        return super().eventFilter(watched, event)

    def _put(self, informs: bool) -> None:
        if not informs:
            self._column.insertWidget(0, self._notice)
            return
        self._column.removeWidget(self._notice)
        self._float()
        self._notice.raise_()

    def _float(self) -> None:
        if self._column.indexOf(self._notice) >= 0:
            return
        self._notice.ensurePolished()
        width = self._room.width()
        high = max(self._notice.heightForWidth(width), self._notice.minimumSizeHint().height())
        bottom = self._room.height() - self._look.theme.px(FLOOR)
        self._notice.setGeometry(0, bottom - high, width, high)
