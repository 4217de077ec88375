"""What a lab that is open says: its texts, its measures, and what it locks and hides."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.fields import Choice, specs
from sampling_core.sampler import Sampler
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.key import Key
    from sampling_core.labs.lab import Case, Lab, Lock, Text
    from sampling_core.labs.work import Work
    from sampling_core.model_view.lab_visit import Visit

NUMBER = re.compile(r"(?<![\w-])[−-]?\d[\d.]*")


class LabRules(QObject):
    """The lab that is open, if one is; without a lab nothing is locked or hidden."""

    changed = Signal()  # lab, case, step, draft, reveal: show yourself again

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._visit: Visit | None = None
        self._language = "en"
        self._key: Key | None = None
        self._is_driving = False  # an edit by the lab itself passes the locks

    @property
    def lab(self) -> "Lab | None":
        return None if self._visit is None else self._visit.lab

    @property
    def case(self) -> "Case | None":
        return None if self._visit is None else self._visit.case

    @property
    def step(self) -> str:
        """“predict”, “run”, “compare” or “explain”."""
        return "predict" if self._visit is None else self._visit.stand.step

    @property
    def attempt(self) -> int:
        """Which attempt at the case this is, from 1."""
        return 1 if self._visit is None else self._visit.stand.attempt

    @property
    def is_trial(self) -> bool:
        """Whether a teacher tries the lab as a student: nothing is kept."""
        return self._visit is not None and self._visit.is_trial

    @property
    def key(self) -> "Key | None":
        """The answer key that is open, where it is that of the lab."""
        if self._key is None or self.lab is None:
            return None
        from sampling_core.labs.key import fits

        return self._key if fits(self._key, self.lab) else None

    def use_key(self, key: "Key | None") -> None:
        """Show a teacher's answers beside the results of their lab; None: no longer."""
        self._key = key
        self.changed.emit()

    @property
    def work(self) -> "Work":
        """What was done in the lab; raises LabError where none is open."""
        return self._here.work

    @property
    def language(self) -> str:
        """In which texts of the lab are said."""
        return self._language

    @language.setter
    def language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.changed.emit()

    def text(self, text: "Text") -> str:
        """Return a text of the lab, its facts filled in."""
        from sampling_core.labs.measuring.shown import filled

        return filled(self._here.lab, text, self._language)

    # Locks.

    def allows(self, command: str) -> bool:
        """Whether “export”, “presets” or “data” (data of one's own) may be used."""
        return self.lab is None or command not in self.lab.locks.commands

    def shows_panel(self, name: str) -> bool:
        """Whether a panel may be shown."""
        return self.lab is None or name not in self.lab.locks.panels

    def lock_of(self, parameter: str) -> "Lock | None":
        """Return how a neutral parameter is locked; a hidden one that may be seen is “locked”."""
        lock = None if self.lab is None else self.lab.locks.parameters.get(parameter)
        if lock is None or lock.state != "hidden" or self.conceals(parameter):
            return lock
        from sampling_core.labs.lab import Lock

        return Lock("locked")

    def banner(self) -> str:
        """Return what is locked: ``Lab 6: top-k and min-p are locked by the lab``, else nothing."""
        lab = self.lab
        if lab is None:
            return ""
        from sampling_core.labs.locking.lock_words import sentence

        told = sentence(lab.locks)
        if not told:
            return ""
        name = say("Lab {number}", number=lab.number) if lab.number else self.text(lab.title)
        return f"{name}: {told}"

    def check_edit(self, after: Experiment) -> None:
        """Raise LabError for an edit of the experiment now that the lab does not allow."""
        if self._visit is None or self._is_driving:
            return
        from sampling_core.labs.locking.locks import check

        check(self._visit.locks, self._now, after)

    # A hidden value: a “mystery”.

    def conceals(self, parameter: str) -> bool:
        """Whether the value of a neutral parameter is hidden now."""
        return self._visit is not None and self._visit.conceals(parameter)

    def settings_shown(self, experiment: Experiment) -> str:
        """Return the settings in a few words, a hidden value as “?”: ``T ?  top-p 0.95``."""
        if self._visit is None or not any(map(self.conceals, self._visit.lab.locks.parameters)):
            return say(experiment.settings())  # “all off”; others are terms
        shown = [
            NUMBER.sub("?", sampler.settings()) if self._hides(sampler) else sampler.settings()
            for sampler in experiment.chain
            if self._hides(sampler) or not sampler.is_off
        ]
        greedy = ["greedy"] if experiment.pick == "greedy" else []
        return "  ".join([*(shown or [say("all off")]), *greedy])

    def _hides(self, sampler: Sampler) -> bool:
        fields = specs(sampler).values()
        return any(not isinstance(s, Choice) and self.conceals(s.parameter) for s in fields)

    @property
    def _here(self) -> "Visit":
        if self._visit is None:
            raise LabError(say("No lab is open."))
        return self._visit

    @property
    def _now(self) -> Experiment:
        """The experiment of the session."""
        raise NotImplementedError
