"""What is said once, at the foot of the distribution, to somebody who is new here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

ENOUGH = 3  # edits, after which nobody is new here


class FirstSteps(QWidget):
    """A sentence and a way to own data; once put away it does not come back."""

    own_data_wanted = Signal()
    lab_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self.setObjectName("first_steps")
        text = self.tr("Drag Temperature and watch the bars.")
        words = Label(look, text, LABEL, token="note_text")
        words.setWordWrap(True)
        lab = PushButton(look, self.tr("Start Lab 1"), "play", size=LABEL)
        lab.setObjectName("first_steps.lab")
        lab.clicked.connect(self.lab_wanted)
        own = PushButton(look, self.tr("Use my own tokens"), "open", size=LABEL)
        own.setObjectName("first_steps.own_data")
        own.clicked.connect(self.own_data_wanted)
        guide = PushButton(look, self.tr("Teacher’s guide"), kind="flat", size=LABEL)
        guide.setObjectName("first_steps.guide")
        guide.clicked.connect(self.guide_wanted)
        close = ToolButton(look, "cross", self.tr("Put this card away"), 15, "note_text")
        close.setObjectName("first_steps.close")
        close.clicked.connect(self._put_away)
        self.setAccessibleName(words.text())
        frame = Surface("note")
        self._around = QVBoxLayout(self)
        self._around.addWidget(frame)
        self._row = QHBoxLayout(frame)
        self._row.addWidget(words, 1)
        for button in (lab, own, guide):
            self._row.addWidget(button)
        self._row.addWidget(close)
        self._is_aside = False
        self._show()
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(12), px(5), px(5), px(5))
        self._row.setSpacing(px(8))
        self._around.setContentsMargins(px(11), px(2), px(11), px(9))

    def step_aside(self, *, aside: bool) -> None:
        """Be away while there are no bars to watch."""
        self._is_aside = aside
        self._show()

    def follow_steps(self, steps: int) -> None:
        """Go away once somebody has found out how it works."""
        if steps >= ENOUGH and not self._settings.knows_the_window:
            self._put_away()

    def _put_away(self) -> None:
        self._settings.knows_the_window = True
        self._show()

    def _show(self) -> None:
        self.setVisible(not (self._is_aside or self._settings.knows_the_window))
