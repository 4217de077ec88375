"""Commands that can be run only where there is something to run them on."""

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.concealed import why_not
from desktop.veiled import results_are_hidden
from sampling_core.model_view.session import Session

WITH_PIN = ("unpin",)
WITH_A = ("swap",)
OF_RESULTS = ("draw", "pin", "export")  # copying says itself why it does nothing: rows are copied
LOCKED = {  # by the kind of command that a lab names
    "export": ("export", "export_run", "export_runs"),
    "presets": ("presets", "keep_preset", "revert_preset"),
    "data": ("paste_data", "add_token", "shape_data"),
}
WITH_RUNS = (
    "restore", "star", "duplicate", "delete", "note", "find", "export_run", "export_runs",
    "copy_rows", "pin_run_a", "pin_run_b", "clear",
)  # fmt: skip


class Enabling(QObject):
    """Keeps commands enabled as long as they can do something."""

    def __init__(self, actions: Actions, session: Session) -> None:
        super().__init__(actions)
        self._actions, self._records, self._veil = actions, session.records, session.veil
        self._session, self._held = session, set[str]()  # commands that a lab locks
        records = session.records
        session.lab.changed.connect(self.follow)
        session.veil.changed.connect(self.follow)
        for changed in (records.dataChanged, records.rowsInserted, records.modelReset):
            changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look at the history and at what a lab hides again."""
        hides, has_a = self._veil.hides, self._records.pinned() is not None
        for name in OF_RESULTS:
            self._actions.hold(name, results_are_hidden() if hides else "")
        facts = (
            (WITH_PIN, has_a or self._records.pinned("B") is not None),
            (WITH_A, has_a and not hides),
            (WITH_RUNS, self._records.rowCount() > 0),
        )
        for names, can in facts:
            for name in names:
                self._actions[name].setEnabled(can)
        self._hold_locked()

    def _hold_locked(self) -> None:
        """Hold what the lab does not allow."""
        for kind, names in LOCKED.items():
            reason = why_not(self._session, kind)
            for name in names:
                if reason:
                    self._actions.hold(name, reason)
                    self._held.add(name)
                elif name in self._held:
                    self._let_go(name)

    def _let_go(self, name: str) -> None:
        """Let a command be run again that the lab held, unless something else holds it."""
        self._held.discard(name)
        if name not in OF_RESULTS:
            self._actions[name].setToolTip("")
        if name not in (*OF_RESULTS, *WITH_RUNS):
            self._actions[name].setEnabled(True)
