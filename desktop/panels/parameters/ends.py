"""Both ends of the chain: the logits that enter it, and how the token is picked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from desktop.widgets.rail import Rail
from desktop.widgets.segmented import Segmented
from desktop.widgets.surface import Surface
from sampling_core.measures import bits
from sampling_core.model_view.numbers import entropy_text, grouped
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace
from sampling_core.words import say

PICKS = ("sample", "greedy")


class LogitsCard(QWidget):
    """How many logits there are, their entropy, and where they come from."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        self._rail = Rail(look)
        self._rail.show_stage(None, on=False, first=True)
        self._card = Surface("card_off")
        self._name = ElidedLabel(look, "", LABEL, MEDIUM)
        self._entropy = Label(look, "", LABEL, token="muted")
        self._inside = QHBoxLayout(self._card)
        self._inside.addWidget(self._name, 1)
        self._inside.addWidget(self._entropy)
        self._row = joined(self, self._rail, self._card)
        look.changed.connect(self._measure)
        self._measure()

    def show_trace(self, trace: Trace) -> None:
        source, model = trace.experiment.source, trace.stages[0]
        in_bits = self._settings.unit == "bits"
        value = bits(model.entropy) if in_bits else model.entropy
        words = self.tr("Logits of {count} tokens")
        self._name.setText(words.format(count=grouped(len(source))))
        hidden = self._session.veil.hides
        self._entropy.setText(self.tr("H hidden") if hidden else f"H {entropy_text(value)}")
        words = f"{source.name}: {say(source.origin)}" if source.origin else source.name
        self._card.setToolTip(words)
        self._card.setAccessibleName(f"{self._name.text()}, {self._entropy.text()}. {words}")

    def _measure(self) -> None:
        px = self._look.theme.px
        self._inside.setContentsMargins(px(10), px(7), px(10), px(7))
        self._row.setSpacing(px(6))


class PickCard(QWidget):
    """Sample by the seed, or always take the likeliest."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._rail = Rail(look)
        self._card = Surface("card")
        self._pick = Segmented(look, self.tr("Pick"), (self.tr("Sample"), self.tr("Greedy")), 24)
        self._pick.setObjectName("parameter.pick")
        self._pick.edited.connect(self._edit)
        tips = self.tr("The seed decides."), self.tr("Greedy ignores the seed.")
        for place, words in enumerate(tips):
            self._pick.button(place).setToolTip(words)
            self._pick.button(place).setObjectName(f"parameter.pick.{PICKS[place]}")
        self._inside = QHBoxLayout(self._card)
        self._inside.addWidget(ElidedLabel(look, self.tr("Pick"), weight=SEMIBOLD))
        self._inside.addStretch(1)
        self._inside.addWidget(self._pick, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = joined(self, self._rail, self._card)
        look.changed.connect(self._measure)
        self._measure()

    def show_pick(self, pick: str, number: int) -> None:
        self._rail.show_stage(number, on=True, last=True)
        self._pick.show_index(PICKS.index(pick))

    def _edit(self, place: int) -> None:
        pick = PICKS[place]
        after = self._session.experiment.with_(pick=pick)
        words = self.tr("Pick greedily") if pick == "greedy" else self.tr("Pick by sampling")
        self._session.edit(after, words)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._inside.setContentsMargins(px(10), px(6), px(8), px(5))
        self._row.setSpacing(px(6))


def joined(owner: QWidget, rail: Rail, card: QWidget) -> QHBoxLayout:
    """Put a card right of its piece of rail."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(rail)
    row.addWidget(card, 1)
    return row
