"""The stages chart: what each stage did to each token, and where the entropy goes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_heads import StageHeads
from desktop.charts.stages_paint import StagesPainter, StagesView
from desktop.charts.stages_picture import StagesPicture
from desktop.charts.stages_words import column_sentence, row_sentence
from desktop.style import Look

Key = Qt.Key
STEPS = {Key.Key_Down: 1, Key.Key_Up: -1}
LEAST_WIDTH = 300  # px at 100 %


class StagesChart(QWidget):
    """Columns and waterfall; mouse and arrow keys choose a token, heads choose and move stages."""

    selected = Signal(int)  # token id, by the user, never by select()
    activated = Signal(int)  # token id: Enter or a double click
    hovered = Signal(int)  # token id, −1 for none
    step_wanted = Signal(int)  # by keys: +1 the next stage, −1 the one before, 0 an end of it
    play_wanted = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._picture = StagesPicture()
        self._view = StagesView()
        self._painter = StagesPainter(look.theme)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bar = QScrollBar(Qt.Orientation.Horizontal, self)  # a panel puts it where it is seen
        self.bar.valueChanged.connect(self._follow_bar)
        self.heads = StageHeads(look, self)
        self.heads.dragging.connect(lambda x: self._change_view(drop=x))
        self.heads.focused.connect(self._bring_into_sight)
        look.changed.connect(self._dress)

    @property
    def picture(self) -> StagesPicture:
        """What is shown."""
        return self._picture

    @property
    def view(self) -> StagesView:
        """What the user does at the moment."""
        return self._view

    @property
    def frame(self) -> StagesFrame:
        """Where everything stands now."""
        return StagesFrame.of(
            QRectF(self.rect()), self._picture, self._look.theme, self._view.scroll
        )  # fmt: skip

    def show_picture(self, picture: StagesPicture) -> None:
        """Show another picture; the token chosen stays chosen while it is among the rows."""
        chosen = self._id_of(self._view.selected)
        self._picture = picture
        self._view = replace(self._view, hovered=-1)
        self._lay_out()
        self.select(chosen)
        self.update()

    def select(self, token_id: int | None) -> None:
        """Show a token as chosen without announcing it; None chooses nothing."""
        row = self._row_of(token_id)
        self._change_view(selected=row, keyboard=row if self.hasFocus() else -1)
        self._describe()

    def show_step(self, shown: int | None, fade: float = 1.0) -> None:
        """Show columns up to one place, the last one faded; None shows all."""
        self._change_view(shown=shown, fade=fade)
        if shown is not None:
            self._bring_into_sight(shown)

    def row_words(self) -> str:
        """Return the way of the token chosen as a sentence; empty where none is."""
        row = self._view.selected
        return row_sentence(self._picture, row) if row >= 0 else ""

    def column_words(self, place: int) -> str:
        """Return what one column shows, in short."""
        return column_sentence(self._picture, self._picture.columns[place])

    def place_of(self, token_id: int) -> QRectF:
        """Return the row of a token; empty where it is not shown."""
        row = self._row_of(token_id)
        return self.frame.line(row) if row >= 0 else QRectF()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(1040), px(700))

    def minimumSizeHint(self) -> QSize:
        frame = StagesFrame.of(QRectF(), self._picture, self._look.theme)
        return QSize(self._look.theme.px(LEAST_WIDTH), round(frame.least.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        self._painter.paint(painter, QRectF(self.rect()), self._picture, self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.frame.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._choose(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._activate(self.frame.row_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.frame.row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self.bar.isVisible() and sideways:
            self.bar.wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._picture.rows) - 1
        if key in (Key.Key_Return, Key.Key_Enter):
            self._activate(self._view.selected)
        elif key in (Key.Key_Home, Key.Key_End):
            self._choose(0 if key == Key.Key_Home else last)
        elif key in STEPS:
            self._choose(min(max(self._view.selected + STEPS[Key(key)], 0), last))
        elif not self._step_by(event):
            super().keyPressEvent(event)

    def _step_by(self, event: QKeyEvent) -> bool:
        """Step through the stages; say whether the key was one for that."""
        key, steps = event.key(), self._view.shown is not None
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Key.Key_Space:
            self.play_wanted.emit()
        elif key == Key.Key_Right:
            self.step_wanted.emit(1)
        elif key == Key.Key_Left and steps:
            self.step_wanted.emit(-1)
        elif key == Key.Key_Escape and steps:
            self.step_wanted.emit(0)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride and self._view.shown is not None
        if overriding and isinstance(event, QKeyEvent) and event.key() == Key.Key_Escape:
            event.accept()  # it ends the stepping and nothing else
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._change_view(keyboard=self._view.selected)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._change_view(keyboard=-1)

    def _choose(self, row: int) -> None:
        chosen = self._id_of(row)
        if chosen is not None and row != self._view.selected:
            self._change_view(selected=row, keyboard=row)
            self._describe()
            self.selected.emit(chosen)

    def _activate(self, row: int) -> None:
        chosen = self._id_of(row)
        if chosen is not None:
            self.activated.emit(chosen)

    def _point_at(self, row: int) -> None:
        if row != self._view.hovered:
            self._change_view(hovered=row)
            chosen = self._id_of(row)
            self.hovered.emit(-1 if chosen is None else chosen)

    def _id_of(self, row: int) -> int | None:
        rows = self._picture.rows
        return rows[row].id if 0 <= row < len(rows) else None

    def _row_of(self, token_id: int | None) -> int:
        ids = [token.id for token in self._picture.rows]
        return ids.index(token_id) if token_id in ids else -1

    def _describe(self) -> None:
        """Say the result, and the way of the token chosen, to screen readers."""
        words = "" if self._picture.hidden else self._picture.summary
        self.setAccessibleDescription(f"{self.row_words()} {words}".strip())

    def _change_view(self, **changes: Any) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = view
            self.update()

    def _follow_bar(self, scroll: int) -> None:
        self._change_view(scroll=scroll)
        self.heads.show_columns(self._picture, self.frame)

    def _bring_into_sight(self, place: int) -> None:
        """Scroll sideways until a column is seen."""
        if not 0 <= place < len(self._picture.columns):
            return
        frame = self.frame
        column, room = frame.columns[place], frame.columns_room
        if column.right() > room.right():
            self.bar.setValue(self.bar.value() + round(column.right() - room.right()))
        elif column.left() < room.left():
            self.bar.setValue(self.bar.value() - round(room.left() - column.left()))

    def _lay_out(self) -> None:
        """Fit scroll bar and heads to the columns."""
        frame = self.frame
        self.bar.setVisible(bool(frame.overflow))
        self.bar.setRange(0, frame.overflow)
        self.bar.setPageStep(round(frame.columns_room.width()))
        self.bar.setSingleStep(self._look.theme.px(40))
        self.updateGeometry()
        self.heads.show_columns(self._picture, self.frame)

    def _dress(self) -> None:
        """Take the colours, fonts and lengths of the theme in force."""
        self._painter = StagesPainter(self._look.theme)
        self._lay_out()
        self.update()
