"""The card over the bars while a lab waits for a prediction."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from desktop.prediction_first import WIDTH, PredictionFirst
from desktop.style import Look

EDGE = 6  # px at 100 % that stay free around it
LEAST = 180  # px at 100 %: it is never narrower

Place = Callable[[], QRect]


class VeilCard(PredictionFirst):
    """Lies in the middle of the results, right of the logits; the mouse goes through it."""

    def __init__(self, look: Look, over: QWidget) -> None:
        self._over = over
        self._results: Place = over.rect
        super().__init__(look, "", "veil", over)
        self._heading = self._title.text()
        self.tell_why("", by_hand=False)
        self._title.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def tell_why(self, waits: str, *, by_hand: bool) -> None:
        """Say what is awaited: the prediction, what ``waits`` says, or whoever presents."""
        if by_hand:
            words = self.tr("Whoever presents has hidden them; H shows them again.")
            self.show_words(words, self.tr("Results are hidden"))
        elif waits:
            self.show_words(waits, self.tr("Your prediction is locked"))
        else:
            words = self.tr(
                "You can see the tokens and their logits. The bars appear when you lock your "
                "prediction."
            )
            self.show_words(words, self._heading)

    def cover(self, results: Place, *, on: bool) -> None:
        """Lie in the middle of what ``results`` returns, inside the view; or go away."""
        self._results = results
        self.setVisible(on)
        self._move()

    def measure(self) -> None:
        super().measure()
        self._move()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._move()
        return super().eventFilter(watched, event)

    def _move(self) -> None:
        """Take the middle; where there is little room the heading stands alone."""
        if self.isHidden():
            return
        px, whole = self._look.theme.px, self._over.rect()
        room, edge = self._results(), px(EDGE)
        wide = min(px(WIDTH), max(px(LEAST), room.width() - 2 * edge))
        self.setFixedWidth(wide)
        for all_ in (True, False):
            for part in (self._lock, self._words):
                part.setVisible(all_)
            self._column.activate()
            high = self._column.totalHeightForWidth(wide)
            if high <= whole.height():
                break
        left = max(room.center().x() - wide // 2, room.left() + edge)
        left = max(0, min(left, whole.width() - wide - edge))
        self.setGeometry(left, max(0, room.center().y() - high // 2), wide, high)
        self.raise_()
