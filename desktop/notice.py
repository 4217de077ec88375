"""A bar that says something without asking anything."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface


class NoticeBar(QWidget):
    """A sentence, what can be done about it, and a cross to put it away."""

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
        self.show()

    def pass_by(self) -> None:
        """Go away after an edit, unless it is something that stays."""
        if not self._stays:
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
