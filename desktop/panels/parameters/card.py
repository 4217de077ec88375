"""A stage of the chain as a card on the rail, generated from the fields of its sampler."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.concealed import lock_of
from desktop.moves import switch_stage
from desktop.panels.parameters.card_menu import CardMenu
from desktop.panels.parameters.ends import joined
from desktop.panels.parameters.fields import FieldRows
from desktop.panels.parameters.grip import Grip
from desktop.panels.parameters.locked import hidden_words, locked_words
from desktop.panels.parameters.text_editor import TextEditor
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from desktop.widgets.rail import Rail
from desktop.widgets.strip import Fate, SurvivorStrip
from desktop.widgets.surface import Surface
from desktop.widgets.switch import Switch
from sampling_core.model_view.session import Session
from sampling_core.rows import Row
from sampling_core.sampler import Sampler
from sampling_core.samplers.penalties import Penalties
from sampling_core.stage import Stage
from sampling_core.trace import Trace
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.bounds.words import Statement

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HEAD = 36  # px at 100 %: the height of a card that is off


class StageCard(QWidget):
    """Shows one sampler; off, it folds to its name, its neutral value and the switch."""

    def __init__(self, look: Look, session: Session, kind: type[Sampler]) -> None:
        super().__init__()
        self.kind, self.step = kind, 0
        self._locked = ""  # why nothing can be changed
        self._look, self._session = look, session
        self.setObjectName(f"stage.{kind.name}")
        self._rail = Rail(look)
        self._card = Surface("card")
        self._fields = FieldRows(look, session, kind)
        self._menu = CardMenu(self, session, kind, self._fields)
        title = say(kind.title)
        self.grip = Grip(look, self.tr("{stage}: move and more").format(stage=title))
        self.grip.setObjectName(f"stage.{kind.name}.menu")
        self.grip.clicked.connect(self.open_menu)
        self._title = ElidedLabel(look, title, weight=SEMIBOLD)
        self._off = ElidedLabel(look, "", LABEL, token="muted")
        self._switch = Switch(look, self.tr("{stage} on").format(stage=title))
        self._switch.setObjectName(f"stage.{kind.name}.switch")
        self._switch.edited.connect(self._turn)
        self._fields.space_pressed.connect(lambda: self._turn(not self._switch.isChecked()))
        self._text = TextEditor(look, session) if kind is Penalties else None
        self._strip = SurvivorStrip(look)
        self._strip.setObjectName(f"stage.{kind.name}.strip")
        self._effect = Label(look, "", SMALL, token="muted")
        self._effect.setWordWrap(True)
        self._effect.setObjectName(f"stage.{kind.name}.effect")
        self._effect.setAlignment(RIGHT)
        self._lay_out()
        look.changed.connect(self._measure)
        self._measure()

    def effect_text(self) -> str:
        return self._effect.text()

    def first_control(self) -> QWidget:
        """Return what gets the focus when one jumps to the card."""
        return self._switch if self._body.isHidden() else self._fields.first_control()

    def controls(self) -> list[QWidget]:
        """Return what Tab visits, in order."""
        text = self._text.controls() if self._text else []
        return [self.grip, self._switch, *self._fields.controls(), *text]

    def show_stage(self, step: int, trace: Trace, shown: Sequence[Row]) -> None:
        """Show the sampler of a step and what it did; ``shown`` are the tokens of the strip."""
        stage = trace.of_samplers[step]
        sampler = trace.experiment.chain[step]
        self.step = step
        self._fields.step = step
        self._rail.show_stage(step + 1, on=not sampler.is_off)
        self._card.show_kind("card" if sampler.on else "card_off")
        self._title.show_weight(SEMIBOLD if sampler.on else MEDIUM)
        self._title.show_token("text" if sampler.on else "muted")
        self._switch.show_on(sampler.on)
        self._off.setText(self.tr("Off  ·  {neutral}").format(neutral=sampler.neutral()))
        self._off.setVisible(not sampler.on)
        if not sampler.on and self._body.isAncestorOf(self.focusWidget() or self):
            self._switch.setFocus()  # else the focus would go to the next stage
        self._body.setVisible(sampler.on)
        self._show_lock(sampler)
        if sampler.on:
            self._fields.show_sampler(sampler, trace)
            if self._text is not None:
                self._text.show_trace(trace)
        if self._session.veil.hides:
            self._hide_effect()
        elif sampler.on:
            self._show_effect(stage, step, trace, shown)
        self._say(stage, step, trace)

    def _show_lock(self, sampler: Sampler) -> None:
        """Show a padlock in place of the grip where a lab locks the stage, or hides it."""
        locks = [lock_of(self._session, name) for name in sampler.parameters()]
        states = {lock.state for lock in locks if lock is not None}
        hidden = hidden_words() if "hidden" in states else ""
        self._locked = hidden or (locked_words() if "locked" in states else "")
        words = self.tr("{stage}: {locked}")
        title = say(self.kind.title)
        self.grip.lock(words.format(stage=title, locked=self._locked) if self._locked else "")
        self._switch.setAccessibleDescription(self._locked)
        self._switch.setToolTip(self._locked)
        if hidden and not sampler.on:
            self._off.setText(hidden)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.show_step(self.step)
        self._menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(not self._switch.isChecked())
        else:
            super().keyPressEvent(event)

    def _hide_effect(self) -> None:
        """Say that a lab hides what the stage did, also on a card that is folded."""
        self._effect.setText(self.tr("effect hidden until you run"))
        self._effect.setToolTip("")
        self._effect.setAlignment(LEFT)
        self._strip.show_tokens(0, 0)
        self._strip.hide()

    def _show_effect(self, stage: Stage, step: int, trace: Trace, shown: Sequence[Row]) -> None:
        self._effect.setAlignment(RIGHT)
        self._strip.show()
        said = self._statement(step)
        verdict = say(said.verdict) if said else ""
        words = f"{stage.effect} · {verdict}" if said else stage.effect
        self._effect.setText(words.replace(" %", "\u00a0%"))  # a line ends before a number
        self._effect.setToolTip(said.text if said else stage.effect)
        if shown:
            self._strip.show_fates([_fate(row, step + 1) for row in shown])
            return
        here = stage.lost.tokens
        before = max(0, len(trace.experiment.source) - stage.kept - here)
        self._strip.show_tokens(stage.kept, here, before)

    def _statement(self, step: int) -> "Statement | None":
        """Return how certain the result of a step is; None where every token is known."""
        limits = self._session.bounds
        said = limits.statements if limits else ()
        return next((each for each in said if each.step == step), None)

    def _say(self, stage: Stage, step: int, trace: Trace) -> None:
        """Name the card for screen readers: its place, its state, what it did."""
        words = self.tr("{stage}, stage {number} of {count}, off")
        if self._switch.isChecked():
            words = self.tr("{stage}, stage {number} of {count}, on, {effect}")
        if self._locked:
            words = f"{words}. {self._locked}"
        count, effect = len(trace.experiment.chain) + 1, self._effect.text() or stage.effect
        title, effect = say(self.kind.title), effect.replace("\u00a0", " ")
        self.setAccessibleName(
            words.format(stage=title, number=step + 1, count=count, effect=effect)
        )

    def _turn(self, on: bool) -> None:
        if self._locked:
            self._switch.show_on(self._session.experiment.chain[self.step].on)
            return
        if self._session.experiment.chain[self.step].on is not on:
            switch_stage(self._session, self.step)

    def open_menu(self) -> None:
        """Open the menu of the stage under its grip."""
        self._menu.show_step(self.step)
        self._menu.popup(self.grip.mapToGlobal(self.grip.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.grip)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._off)
        self._head.addWidget(self._switch)
        self._last = QHBoxLayout()
        self._last.addWidget(self._strip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._last.addWidget(self._effect, 1)
        self._body = QWidget()
        self._inside = QVBoxLayout(self._body)
        self._inside.addWidget(self._fields)
        if self._text is not None:
            self._inside.addWidget(self._text)
        self._inside.addLayout(self._last)
        self._column = QVBoxLayout(self._card)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._body)
        self._row = joined(self, self._rail, self._card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._head.setContentsMargins(0, px(5), px(5), px(5))
        self._off.setContentsMargins(0, 0, px(3), 0)
        self._title.setFixedHeight(px(HEAD - 11))
        self._inside.setContentsMargins(0, 0, 0, px(9))
        self._inside.setSpacing(px(4))
        self._last.setContentsMargins(px(12), 0, px(10), 0)
        self._row.setSpacing(px(6))


def _fate(row: Row, stage: int) -> Fate:
    """Return what became of a token at a stage (index into the trace)."""
    if row.cut_by is None or row.cut_by > stage:
        return Fate.ALIVE
    return Fate.HERE if row.cut_by == stage else Fate.BEFORE
