"""Room for a page that may be longer than the dock: it goes where the keyboard is."""

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring

AROUND = 8  # px at 100 % that stay free above and below what has the focus


class PageArea(QScrollArea):
    """Takes the keyboard itself where it scrolls: texts without a control are read by keys too."""

    order_wanted = Signal()  # it became a stop of Tab, or is none any more

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self._look = look
        self._landed: QWidget | None = None  # what has the keyboard since the page is there
        self.setObjectName("lab.page")
        self.setAccessibleName(self.tr("Page of the lab: scroll with the arrow keys"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._looking = QTimer(self, singleShot=True, interval=0)  # once the page is laid out
        self._looking.timeout.connect(self._look_after)
        self.verticalScrollBar().rangeChanged.connect(self._follow_length)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def land(self, widget: QWidget) -> None:
        """Begin a page at its top; ``widget`` gets the keyboard if it is to be seen there."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._landed = widget
        self.verticalScrollBar().setValue(0)
        self._looking.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.viewport().rect()), 4, self._look.theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not self._landed:
            self._landed = None
            self._look_after()

    def _follow_length(self, _least: int, most: int) -> None:
        kinds = Qt.FocusPolicy
        policy = kinds.StrongFocus if most > 0 else kinds.NoFocus
        if policy != self.focusPolicy():
            self.setFocusPolicy(policy)
            self.order_wanted.emit()
        self._looking.start()

    def _look_after(self) -> None:
        """Bring what has the focus into sight; a page that just came shows its beginning."""
        here = QApplication.focusWidget()
        if here is None or not self.widget().isAncestorOf(here):
            return
        place = QRect(here.mapTo(self.widget(), here.rect().topLeft()), here.size())
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if place.top() >= top and place.bottom() < top + height:
            return
        if here is self._landed and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        half = place.height() // 2 + self._look.theme.px(AROUND)
        self.ensureVisible(0, place.center().y(), 0, half)
