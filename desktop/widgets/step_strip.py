"""The steps of a piece of work: which are done, which is now, which may be gone to."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.widgets.focus_ring import paint_ring

HEIGHT, CIRCLE, BESIDE = 24, 18, 5  # px at 100 %
FOLLOWING = 6  # px at 100 % after the words


class StepButton(QPushButton):
    """A number in a circle, or a tick, and the name of the step."""

    def __init__(self, look: Look, number: int, words: str) -> None:
        super().__init__()
        self._look, self._number, self._words = look, number, words
        self._is_now = self._is_done = self._is_part = False
        self._is_short = False
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, now: bool, done: bool, part: bool, open_: bool, words: str) -> None:
        """Show what holds for the step; ``words`` name it for those who listen."""
        self._is_now, self._is_done, self._is_part = now, done, part and not done
        self.setEnabled(open_)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def show_short(self, short: bool) -> None:
        """Leave the name out, where there is no room for all."""
        if short != self._is_short:
            self._is_short = short
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """Return the pixels it needs with its name."""
        theme = self._look.theme
        words = QFontMetricsF(theme.font(LABEL, SEMIBOLD)).horizontalAdvance(self._words)
        return round(words) + theme.px(CIRCLE + BESIDE + FOLLOWING)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        width = px(HEIGHT) if self._is_short else self.full_width()
        return QSize(width, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(CIRCLE)
        circle = QRectF(theme.px(2), (self.height() - side) / 2, side, side)
        self._paint_circle(painter, circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if not self._is_short:
            token = "text" if self._is_now or self._is_done or self._is_part else "muted"
            painter.setPen(theme.colour(token))
            painter.setFont(theme.font(LABEL, SEMIBOLD if self._is_now else MEDIUM))
            left = circle.right() + theme.px(BESIDE)
            area = QRectF(left, 0, self.width() - left, self.height())
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, int(flags), self._words)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), 4, theme)

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme = self._look.theme
        begun = self._is_done or self._is_part
        ring = "accent" if self._is_now else "ok" if begun else "border_strong"
        filled = self._is_now or self._is_done
        painter.setPen(QPen(theme.colour(ring), 1.3))
        painter.setBrush(theme.colour(ring if filled else "panel"))
        painter.drawEllipse(circle)
        if self._is_part and not self._is_now:
            self._paint_half(painter, circle)
            return
        if self._is_done and not self._is_now:
            size = theme.px(CIRCLE - 5)
            mark = QRectF(0, 0, size, size)
            mark.moveCenter(circle.center())
            icon = self._look.icon("check", "panel", CIRCLE - 5)
            icon.paint(painter, mark.toRect())
            return
        painter.setPen(theme.colour("on_accent" if filled else "muted"))
        painter.setFont(theme.font(SMALL, SEMIBOLD))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_half(self, painter: QPainter, circle: QRectF) -> None:
        """Fill the left half, as the list of labs does for one that is begun."""
        painter.setBrush(self._look.theme.colour("ok"))
        painter.drawPie(circle, 90 * 16, 180 * 16)


class StepStrip(QWidget):
    """The steps in a row; a step that was reached can be gone to."""

    chosen = Signal(int)  # index, by the user

    def __init__(self, look: Look, name: str, steps: Sequence[str]) -> None:
        super().__init__()
        self._look, self._steps = look, tuple(steps)
        self._now = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[StepButton] = []
        for place, words in enumerate(self._steps):
            button = StepButton(look, place + 1, words)
            button.clicked.connect(lambda _on, place=place: self.chosen.emit(place))
            self.buttons.append(button)
            row.addWidget(button)
            if place < len(self._steps) - 1:
                row.addStretch(1)
        look.changed.connect(self._fit)

    def show_steps(
        self,
        now: int,
        done: Sequence[bool],
        reached: Sequence[bool],
        part: Sequence[bool] = (False,) * 4,
    ) -> None:
        """Show the step worked on, the ones done or done in part, and those one may go to."""
        self._now = now
        for place, button in enumerate(self.buttons):
            state = self.tr("not yet")
            if part[place]:
                state = self.tr("done in part")
            if done[place]:
                state = self.tr("done")
            if place == now:
                state = self.tr("now")
            words = self.tr("Step {number} of {count}, {step}: {state}").format(
                number=place + 1, count=len(self._steps), step=self._steps[place], state=state
            )
            button.show_state(
                now=place == now, done=done[place], part=part[place], open_=reached[place],
                words=words,
            )  # fmt: skip
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name only the step worked on where there is no room for all names."""
        for button in self.buttons:
            button.ensurePolished()  # the style sheet gives every button a least height
        least = max(button.minimumHeight() for button in self.buttons)
        self.setFixedHeight(max(self._look.theme.px(HEIGHT), least))
        fits = sum(button.full_width() for button in self.buttons) <= self.width()
        for place, button in enumerate(self.buttons):
            button.show_short(not fits and place != self._now)
