"""Help on focus: the stage with the focus in one sentence and one formula."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import BODY, LABEL, MEDIUM, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.stage import Stage
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.sampler import Sampler


class HelpFoot(QWidget):
    """Title, sentence and formula of a stage; “More” asks for the page that explains it."""

    help_wanted = Signal(str)  # the name of a page

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sampler: Sampler | None = None
        self._title = Label(look, "", LABEL, SEMIBOLD)
        self._more = PushButton(look, self.tr("More"), kind="flat", size=LABEL)
        self._more.setObjectName("parameters.more")
        self._more.clicked.connect(self._open)
        self._words = Label(look, "", LABEL, token="muted")
        self._words.setWordWrap(True)
        self._formula = Label(look, "", BODY, MEDIUM)
        self._formula.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._more)
        self._column = QVBoxLayout(self)
        self._column.addLayout(row)
        self._column.addWidget(self._words)
        self._column.addWidget(self._formula)
        look.changed.connect(self._measure)
        self._measure()

    def show_stage(self, stage: Stage, *, concealed: bool = False) -> None:
        """Explain a stage; ``concealed`` without its numbers."""
        sampler = stage.sampler
        if sampler is None:
            return
        self._sampler = sampler
        self._title.setText(say(sampler.title))
        self._more.setAccessibleName(self.tr("More about {stage}").format(stage=say(sampler.title)))
        is_plain = sampler.is_off or concealed
        self._words.setText(say(sampler.summary) if is_plain else sampler.explain())
        self._formula.setText(sampler.formula)

    def be_short(self, short: bool) -> None:
        """Show the title only, or the words as well."""
        for part in (self._words, self._formula):
            part.setVisible(not short)

    def _open(self) -> None:
        if self._sampler is not None:
            self.help_wanted.emit(f"sampler.{self._sampler.name}")

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(13), px(7), px(10), px(12))
        self._column.setSpacing(px(3))
