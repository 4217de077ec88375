"""The card that stands in place of results until the prediction is locked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

Room = Callable[[], QRect]
WIDTH = 300  # px at 100 %
LEAST, EDGE = 200, 24  # px at 100 %: in narrow rooms
ICON = 22  # px at 100 %


class PredictionFirst(Surface):
    """A padlock, a heading and one sentence."""

    def __init__(self, look: Look, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._look = look
        self.setObjectName(name)
        self._lock = QLabel()
        self._title = Label(look, self.tr("Your prediction first"), TITLE, SEMIBOLD)
        self._words = Label(look, words, LABEL, token="muted")
        self._words.setWordWrap(True)
        self._column = QVBoxLayout(self)
        for part in (self._lock, self._title, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(part)
        self._name()
        look.changed.connect(self.measure)
        self.measure()

    def show_words(self, words: str, title: str = "") -> None:
        """Say something else under the heading, and as the heading where one is given."""
        self._words.setText(words)
        self._title.setText(title or self._title.text())
        self._name()

    def measure(self) -> None:
        """Take the lengths and colours of the theme."""
        px = self._look.theme.px
        self._lock.setPixmap(
            self._look.icon("lock", "accent", ICON).pixmap(QSize(px(ICON), px(ICON)))
        )
        self._column.setContentsMargins(px(20), px(18), px(20), px(18))
        self._column.setSpacing(px(7))
        self.setFixedWidth(px(WIDTH))
        self.updateGeometry()

    def fit_into(self, wide: int, high: int) -> None:
        """Take so many pixels; where they are too low the padlock and the words go away."""
        for all_ in (True, False):
            for part in (self._lock, self._words):
                part.setVisible(all_)
            self.fit(wide)
            if self.height() <= high:
                break

    def fit(self, wide: int) -> None:
        """Take so many pixels, and the height that the words need there."""
        self._column.activate()
        self.setFixedSize(wide, self._column.totalHeightForWidth(wide))

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title.text()}. {self._words.text()}")


class FloatingPrediction(PredictionFirst):
    """The same card over the middle of a view, or of the room in it that ``room`` returns."""

    def __init__(
        self, look: Look, words: str, name: str, over: QWidget, room: Room | None = None
    ) -> None:
        self._over, self._room = over, room or over.rect
        super().__init__(look, words, name, over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def show_if(self, shown: bool) -> None:
        """Appear over the view, or go."""
        self.setVisible(shown)
        if shown:
            self._place()

    def measure(self) -> None:
        super().measure()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self.isHidden():
            return
        px, room = self._look.theme.px, self._room()
        wide = max(px(LEAST), min(px(WIDTH), room.width() - px(EDGE)))
        self.fit(wide)
        left, top = room.center().x() - wide // 2, room.center().y() - self.height() // 2
        self.move(max(0, left), max(0, top))
        self.raise_()


class PredictionPage(QWidget):
    """The card alone, in the middle of a page."""

    def __init__(self, look: Look, words: str, name: str) -> None:
        super().__init__()
        self.card = PredictionFirst(look, words, name)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        look.changed.connect(self._fit)
        self._look = look
        self._fit()

    def show_words(self, words: str, title: str) -> None:
        """Say something else on the card."""
        self.card.show_words(words, title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.card.fit_into(self._look.theme.px(WIDTH), self.height())
