"""While presenting: H hides the results, Shift+click lights one tile or row and dims the rest."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget

from desktop.present import Present
from desktop.style import Look
from desktop.widgets.surface import Surface
from desktop.widgets.tile import Tile
from sampling_core.model_view.session import Session

DIM = 165  # of 255: how much of the rest is taken away
ROUND, AROUND, THICK = 6, 4, 3  # px at 100 %
Where = Callable[[], QRect]  # in the window; empty: it is not there


@runtime_checkable
class ByToken(Protocol):
    """A chart that knows where the row of a token stands."""

    def place_of(self, token_id: int) -> QRectF: ...


class Spotlight(QWidget):
    """Dims the whole window but for one place; the mouse goes through it."""

    def __init__(self, look: Look, window: QMainWindow) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._where: Where | None = None
        self._lit = QRect()
        self.setObjectName("present.spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    @property
    def lit(self) -> QRect:
        """The place that is not dimmed; empty while there is none."""
        return self._lit if self.isVisible() else QRect()

    def light(self, where: Where) -> None:
        """Light a place; the same one again goes out."""
        found = where()
        if found.isEmpty() or (self.isVisible() and found == self._lit):
            self.put_away()
            return
        self._where = where
        self.show()
        self.follow()

    def put_away(self) -> bool:
        """Light everything again; returns whether something was dimmed."""
        was = self.isVisible()
        self._where = None
        self.hide()
        return was

    def follow(self) -> None:
        """Look again where the place is."""
        if self._where is None or not self.isVisible():
            return
        self._lit = self._where()
        if self._lit.isEmpty():
            self.put_away()
            return
        self.setGeometry(self._window.rect())
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.follow)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        around = theme.px(AROUND)
        lit = QRectF(self._lit).adjusted(-around, -around, around, around)
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        path.addRoundedRect(lit, theme.px(ROUND), theme.px(ROUND))  # odd-even: a hole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlpha(DIM)
        painter.fillPath(path, shade)
        pen = painter.pen()
        pen.setColor(theme.colour("accent"))
        pen.setWidth(theme.px(THICK))
        painter.setPen(pen)
        painter.drawRoundedRect(lit, theme.px(ROUND), theme.px(ROUND))


class PresentTools(QObject):
    """At work only while the window presents; H and Esc put away what was done."""

    def __init__(self, window: QMainWindow, look: Look, session: Session, present: Present) -> None:
        super().__init__(window)
        self._window, self._session, self._present = window, session, present
        self.spotlight = Spotlight(look, window)
        self._keys = [
            self._key("H", self.hide_answers),
            self._key("Shift+F11", self.light_focus),
        ]
        present.changed.connect(self._follow)
        present.put_away = self.put_away
        session.trace_changed.connect(lambda _: QTimer.singleShot(0, self.spotlight.follow))

    def hide_answers(self) -> None:
        """Hide the results, or show them again; a spotlight goes out first."""
        if not self.spotlight.put_away():
            veil = self._session.veil
            veil.cover(on=not veil.is_covered)

    def light_focus(self) -> None:
        """Light the tile or the row that has the keyboard."""
        focused = self._window.focusWidget()
        if focused is not None:
            self._light(focused, None)

    def put_away(self) -> bool:
        """Put the spotlight away; returns whether there was one."""
        return self.spotlight.put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if is_press and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if shift and watched.window() is self._window:
                at = event.globalPosition().toPoint()
                # afterwards: a chart first chooses the row that was clicked
                QTimer.singleShot(0, self, lambda: self._light(watched, at))
        return super().eventFilter(watched, event)

    def _key(self, keys: str, run: Callable[[], None]) -> QShortcut:
        key = QShortcut(QKeySequence(keys), self._window)
        key.activated.connect(run)
        key.setEnabled(False)
        return key

    def _follow(self, on: bool) -> None:
        for key in self._keys:
            key.setEnabled(on)
        app = QApplication.instance()
        assert app is not None
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self.spotlight.put_away()
            self._session.veil.cover(on=False)

    def _light(self, widget: QWidget, at: QPoint | None) -> None:
        where = self._place(widget, at)
        if where is not None:
            self.spotlight.light(where)

    def _place(self, widget: QWidget, at: QPoint | None) -> Where | None:
        """Return where the tile, row or card around a widget is; None: there is none."""
        found: QWidget | None = widget
        while found is not None and found is not self._window:
            if isinstance(found, QAbstractItemView):
                return self._row_of(found, at)
            if isinstance(found, ByToken) and self._session.selected is not None:
                return self._token_in(found, self._session.selected)
            if isinstance(found, Tile) or (
                isinstance(found, Surface) and found.property("surface") in ("card", "card_off")
            ):
                return self._whole(found)
            found = found.parentWidget()
        return None

    def _whole(self, widget: QWidget) -> Where:
        return lambda: self._in_window(widget, widget.rect())

    def _row_of(self, view: QAbstractItemView, at: QPoint | None) -> Where | None:
        inside = view.viewport()
        index = view.currentIndex() if at is None else view.indexAt(inside.mapFromGlobal(at))
        if not index.isValid():
            return None
        row = view.visualRect(index)
        band = QRect(0, row.top(), inside.width(), row.height())
        return lambda: self._in_window(inside, band)

    def _token_in(self, chart: ByToken, token: int) -> Where | None:
        assert isinstance(chart, QWidget)
        widget: QWidget = chart

        def where() -> QRect:
            row = chart.place_of(token)
            if row.isEmpty():
                return QRect()
            band = QRectF(0, row.top(), widget.width(), row.height()).toAlignedRect()
            return self._in_window(widget, band)

        return where

    def _in_window(self, widget: QWidget, area: QRect) -> QRect:
        if not widget.isVisible():
            return QRect()
        return QRect(widget.mapTo(self._window, area.topLeft()), area.size())
