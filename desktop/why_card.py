"""A card that says why a token was kept or cut, over the chart it belongs to."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.charts.numbers import percent, token_text
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.veiled import refusal
from desktop.widgets.buttons import ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface
from sampling_core.trace import Trace
from sampling_core.why import Step, path, why
from sampling_core.words import say

WIDTH = 430  # px at 100 %
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WhyCard(Surface):
    """The token's way through the stages as numbers, and one sentence; Esc closes it."""

    closed = Signal()  # by the user, when the keyboard was in it

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__("panel", parent)
        self._look, self._window = look, parent
        self._token: int | None = None
        self._is_pinned = False
        self.setObjectName("why")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = Label(look, "", weight=SEMIBOLD, mono=True)
        self._name.setObjectName("why.token")
        self._close = ToolButton(look, "cross", self.tr("Close"), 15)
        self._close.setObjectName("why.close")
        self._close.clicked.connect(self._leave)
        self._words = Label(look, "", LABEL)
        self._words.setObjectName("why.sentence")
        self._words.setWordWrap(True)
        self._steps = QWidget()
        self._steps.setObjectName("why.path")
        self._grid = QGridLayout(self._steps)
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._close)
        self._column.addLayout(self._head)
        self._column.addWidget(self._words)
        self._column.addWidget(self._steps)
        look.changed.connect(self.hide)
        self.hide()

    @property
    def token(self) -> int | None:
        """The id of the token shown; None while it is closed."""
        return None if self.isHidden() else self._token

    @property
    def is_pinned(self) -> bool:
        """Whether it stays when the mouse goes away."""
        return not self.isHidden() and self._is_pinned

    def show_token(
        self, trace: Trace, token: int, beside: QRect, *, pinned: bool, hidden: bool = False
    ) -> None:
        """Show a token next to ``beside`` (in the parent); ``pinned`` takes the keyboard."""
        self._token, self._is_pinned = token, pinned
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not pinned)
        self._close.setVisible(pinned)
        self.show_trace(trace, hidden=hidden)
        self._place(beside)
        self.raise_()
        self.show()
        if pinned:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_trace(self, trace: Trace, *, hidden: bool = False) -> None:
        """Say the same of another result; it closes where the token is no more.

        ``hidden``: a lab waits for a prediction, so that it says only this.
        """
        if self._token is None or self._token >= len(trace.experiment.source):
            self.hide()
            return
        sentence = refusal() if hidden else why(trace, self._token)
        self._name.setText(token_text(trace.experiment.source.token(self._token)))
        self._words.setText(sentence)
        self.setAccessibleName(self.tr("Why? {reason}").format(reason=sentence))
        self._fill(() if hidden else path(trace, self._token))
        self._steps.setVisible(not hidden)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        closing = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in closing:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        window = event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        if self._is_pinned and not window and not self._close.hasFocus():
            self.hide()

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # it closes the card and nothing else
            return True
        return super().event(event)

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _fill(self, steps: tuple[Step, ...]) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            old = taken.widget()
            old.hide()
            old.deleteLater()
        titles = self.tr("Stage"), self.tr("Logit"), self.tr("Probability"), self.tr("Rank"), ""
        for column, title in enumerate(titles):
            self._add(0, column, title, "muted", SMALL)
        for row, step in enumerate(steps, 1):
            token = "text" if step.rank is not None else "cut_text"
            for column, text in enumerate(_texts(step)):
                self._add(row, column, text, token, LABEL)

    def _add(self, row: int, column: int, text: str, token: str, size: int) -> None:
        label = Label(self._look, text, size, MEDIUM, token)
        self._grid.addWidget(label, row, column, RIGHT if column in (1, 2, 3) else LEFT)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(12), px(8), px(10), px(10))
        self._column.setSpacing(px(7))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(4, 1)
        self.setFixedWidth(min(px(WIDTH), self._window.width() - px(16)))
        self._column.activate()
        self.setFixedHeight(self._column.heightForWidth(self.width()))

    def _place(self, beside: QRect) -> None:
        """Stand under the row, else above it, and always inside the window."""
        gap, room = self._look.theme.px(4), self._window.rect()
        left = min(beside.left(), room.right() - self.width() - gap)
        top = beside.bottom() + gap
        if top + self.height() > room.bottom():
            top = max(gap, beside.top() - gap - self.height())
        self.move(QPoint(max(gap, left), top))


def _texts(step: Step) -> tuple[str, str, str, str, str]:
    if step.rank is None:
        return say(step.stage), "–", "–", "–", say(step.fate)
    logit = f"{step.logit:+.3f}".replace("-", "−")
    return say(step.stage), logit, percent(step.probability), str(step.rank), say(step.fate)
