"""The menu of a card: its choices, its place in the chain, and its way out of it."""

from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chain_menus import add_heading
from desktop.moves import move_stage, remove_stage
from desktop.panels.parameters.fields import FieldRows
from sampling_core.fields import Choice, specs
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.words import say


class CardMenu(QMenu):
    """Filled anew each time it opens, from the sampler of the step."""

    def __init__(
        self, parent: QWidget, session: Session, kind: type[Sampler], rows: FieldRows
    ) -> None:
        super().__init__(say(kind.title), parent)
        self._session, self._kind, self._rows = session, kind, rows
        self.setObjectName(f"menu.stage.{kind.name}")
        self.setAccessibleName(say(kind.title))

    def show_step(self, step: int) -> None:
        self.clear()
        sampler = self._session.experiment.chain[step]
        last = len(self._session.experiment.chain) - 1
        for name, spec in specs(sampler).items():
            if isinstance(spec, Choice):
                self._add_choice(step, name, spec, str(getattr(sampler, name)))
        self.addSeparator()
        up, down = (partial(move_stage, self._session, step, distance) for distance in (-1, 1))
        self._add("move", self.tr("Move up"), up, on=step > 0)
        self._add("move", self.tr("Move down"), down, on=step < last)
        if self._rows.has_more:
            more = self._add("all", self.tr("All settings"), lambda: None, on=sampler.on)
            more.setCheckable(True)
            more.setChecked(self._rows.shows_all)
            more.toggled.connect(self._rows.show_all)
        self._add("reset", self.tr("Reset values"), lambda: self._reset(step), on=True)
        words = self.tr("Remove {stage}").format(stage=say(sampler.title))
        self._add("remove", words, lambda: remove_stage(self._session, step), on=True)

    def _add(self, name: str, words: str, run: Callable[[], None], *, on: bool) -> QAction:
        action = self.addAction(words)
        action.setObjectName(f"action.{self._kind.name}.{name}")
        action.setEnabled(on)
        action.triggered.connect(run)
        return action

    def _add_choice(self, step: int, name: str, spec: Choice, now: str) -> None:
        """Add one line per option, under what they decide."""
        add_heading(self, say(spec.label))
        group = QActionGroup(self)
        for option in spec.options:
            words, place = say(option), f"{name}.{option.replace(' ', '_')}"
            words = words[:1].upper() + words[1:]
            action = self._add(place, words, self._chooser(step, name, option), on=True)
            action.setToolTip(say(spec.hint))
            action.setCheckable(True)
            action.setChecked(option == now)
            group.addAction(action)

    def _chooser(self, step: int, name: str, option: str) -> Callable[[], None]:
        return lambda: self._session.set_field(step, name, option)

    def _reset(self, step: int) -> None:
        sampler = self._session.experiment.chain[step]
        after = replace(sampler, **_start_values(sampler))
        words = self.tr("Reset {stage}").format(stage=say(sampler.title))
        self._session.edit(self._session.experiment.with_sampler(step, after), words)


def _start_values(sampler: Sampler) -> dict[str, Any]:
    """Return the values a sampler has when it is first switched on."""
    declared = specs(sampler)
    values: dict[str, Any] = {
        f.name: f.default
        for f in fields(sampler)
        if f.name in declared and f.default is not MISSING
    }
    main = next((n for n, s in declared.items() if getattr(s, "off", None) is not None), None)
    if main is not None:
        values[main] = getattr(declared[main], "start", values[main])
    return values
