"""The line above the columns: what they show, on which scale, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.charts.stages_figure import heading, reading_help
from desktop.charts.stages_picture import MODES
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.buttons import ToolButton
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.segmented import Segmented


class StagesHead(QWidget):
    """Heading, how to read it, the choice of scale, stepping and export."""

    mode_chosen = Signal(str)  # one of MODES
    play_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = ElidedLabel(look, heading(), TITLE, SEMIBOLD)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._help = ElidedLabel(look, reading_help(MODES[0]), LABEL, token="muted")
        self._help.setObjectName("stages.help")
        self._help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = (self.tr("Probability"), self.tr("Logit"), self.tr("Log scale"))
        self.mode = Segmented(look, self.tr("Show as"), words)
        self.mode.setObjectName("stages.mode")
        for place, name in enumerate(MODES):
            self.mode.button(place).setObjectName(f"stages.mode.{name}")
        self.mode.edited.connect(lambda place: self.mode_chosen.emit(MODES[place]))
        self._play = ToolButton(look, "play", self.tr("Step through the stages (Space)"), 17)
        self._play.setObjectName("stages.play")
        self._play.clicked.connect(self.play_wanted)
        self._export = ToolButton(look, "export", self.tr("Export this chart"), 17)
        self._export.setObjectName("stages.export")
        self._export.clicked.connect(self.export_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._help, 1)
        for widget in (self.mode, self._play, self._export):
            self._row.addWidget(widget)

    def show_mode(self, mode: str) -> None:
        """Show which scale is taken: one of MODES."""
        self.mode.show_index(MODES.index(mode))
        self._help.setText(reading_help(mode))

    def show_playing(self, plays: bool) -> None:
        """Offer a pause while the stages come by themselves."""
        go, pause = self.tr("Step through the stages (Space)"), self.tr("Make a pause (Space)")
        self._play.show_icon("pause" if plays else "play", pause if plays else go)

    def measure(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(16), px(12), px(10), px(6))
        self._row.setSpacing(px(6))
