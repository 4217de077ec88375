"""The list of labs: number, title, minutes, and how far each one is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.lab_entries import LabEntry
from desktop.panels.lab.stops import put_in_order
from desktop.style import Look
from desktop.theme import BODY, LABEL, MEDIUM, SEMIBOLD, SMALL, TITLE
from desktop.widgets.buttons import PushButton
from desktop.widgets.focus_ring import paint_ring
from desktop.widgets.marked_label import PlainLabel

DISC, PAD, FACTS = 12, 4, 16  # px at 100 %: the disc, above and below, the second line
TITLE_AT = 46  # px at 100 %: behind the disc and the number
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class LabsList(QWidget):
    """A button for each lab; Continue opens the one that was worked on last."""

    chosen = Signal(str)  # name
    continue_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._continue = PushButton(look, "", "play", "primary")
        self._continue.setObjectName("lab.continue")
        self._continue.setAutoDefault(True)
        self._continue.clicked.connect(self.continue_wanted)
        words = self.tr("Predict first, then run, compare and explain.")
        open_file = PushButton(look, self.tr("Open a lab file…"), "open", size=LABEL)
        open_file.setObjectName("lab.open_file")
        open_file.setAutoDefault(True)
        open_file.clicked.connect(self.file_wanted)
        self._column.addWidget(PlainLabel(look, self.tr("Labs"), TITLE, SEMIBOLD))
        self._column.addWidget(PlainLabel(look, words, LABEL, token="muted"))
        self._column.addWidget(self._continue)
        self._column.addWidget(self._rows)
        self._column.addWidget(open_file, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        look.changed.connect(self._measure)
        self._measure()

    def show_labs(self, labs: Sequence[LabEntry], going_on: LabEntry | None) -> None:
        """Show the labs by group; ``going_on`` is what Continue opens."""
        self._continue.setVisible(going_on is not None)
        if going_on is not None:
            words = self.tr("Continue: {title}").format(title=going_on.title.replace("&", "&&"))
            metrics = self._continue.fontMetrics()
            room = self._look.theme.px(230)
            self._continue.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
            self._continue.setAccessibleName(words)
        if tuple(labs) == self._shown:
            return
        self._shown = tuple(labs)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # else it is a window for a moment
                widget.setParent(None)
                widget.deleteLater()
        group = ""
        for lab in labs:
            if lab.group != group:
                group = lab.group
                head = PlainLabel(self._look, group, LABEL, SEMIBOLD, "muted")
                head.setContentsMargins(0, self._look.theme.px(8), 0, self._look.theme.px(2))
                self._list.addWidget(head)
            row = LabRow(self._look, lab)
            row.clicked.connect(partial(self.chosen.emit, lab.name))
            self._list.addWidget(row)
        put_in_order(self)

    def first_widget(self) -> QWidget:
        """Return what gets the focus when one jumps to the list."""
        if not self._continue.isHidden():
            return self._continue
        return self.findChildren(LabRow)[0] if self.findChildren(LabRow) else self

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(6))
        self._list.setSpacing(px(1))


class LabRow(QPushButton):
    """An entry of the list; a disc that is empty, half full or full says how far the lab is."""

    def __init__(self, look: Look, lab: LabEntry) -> None:
        super().__init__()
        self._look, self._lab = look, lab
        self.setObjectName(f"lab.open.{lab.name}")
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAccessibleName(self._spoken())
        self.setToolTip(lab.left)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.theme.px
        return px(PAD) * 2 + self._title_height(width) + px(FACTS)

    def sizeHint(self) -> QSize:
        width = self._look.theme.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(120), px(PAD) * 2 + px(FACTS) * 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme, lab = self._look.theme, self._lab
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(area, 4, 4)
        side, top = theme.px(DISC), theme.px(PAD)
        self._paint_disc(painter, QRectF(theme.px(4), top + theme.px(2), side, side))
        font = theme.font(BODY, MEDIUM)
        painter.setFont(font)
        left = theme.px(TITLE_AT)
        if lab.number:
            painter.setPen(theme.colour("muted"))
            number = QRectF(theme.px(20), top, left - theme.px(26), area.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(number, int(flags), str(lab.number))
        high = self._title_height(self.width())
        painter.setPen(theme.colour("text"))
        room = QRectF(left, top, self.width() - left - theme.px(4), high)
        painter.drawText(room, int(WRAPPED), lab.title)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("muted"))
        facts = QRectF(left, top + high, room.width(), theme.px(FACTS))
        painter.drawText(facts, int(Qt.AlignmentFlag.AlignVCenter), self._facts())
        if self.hasFocus():
            paint_ring(painter, area, 4, theme)

    def _title_height(self, width: int) -> int:
        theme = self._look.theme
        room = QRect(0, 0, max(1, width - theme.px(TITLE_AT + 4)), 10_000)
        metrics = QFontMetrics(theme.font(BODY, MEDIUM))
        return metrics.boundingRect(room, int(WRAPPED), self._lab.title).height()

    def _facts(self) -> str:
        words = self.tr("{minutes} min · {state}") if self._lab.minutes else "{state}"
        return words.format(minutes=self._lab.minutes, state=self._state())

    def _state(self) -> str:
        states = {"new": self.tr("new"), "begun": self.tr("begun"), "done": self.tr("done")}
        return states.get(self._lab.state, self._lab.state)

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        theme, state = self._look.theme, self._lab.state
        token = {"new": "border_strong", "begun": "accent", "done": "ok"}.get(
            state, "border_strong"
        )
        painter.setPen(QPen(theme.colour(token), 1.5))
        painter.setBrush(theme.colour(token) if state == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if state == "begun":
            painter.setBrush(theme.colour(token))
            painter.drawPie(disc, 90 * 16, 180 * 16)

    def _spoken(self) -> str:
        lab, state = self._lab, self._state()
        if lab.left:
            state = self.tr("{state}: {left}").format(state=state, left=lab.left)
        words = self.tr("Lab {number}, {title}, {minutes} minutes, {state}")
        if not lab.number:
            words = self.tr("{title}, {state}")
        return words.format(number=lab.number, title=lab.title, minutes=lab.minutes, state=state)
