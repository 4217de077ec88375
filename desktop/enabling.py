"""Commands that can be run only where there is something to run them on."""

from PySide6.QtCore import QObject

from desktop.actions import Actions
from sampling_core.model_view.session import Session

WITH_PIN = ("unpin",)
WITH_A = ("swap",)
WITH_RUNS = (
    "restore", "star", "duplicate", "delete", "note", "find", "export_run", "export_runs",
    "copy_rows", "pin_run_a", "pin_run_b", "clear",
)  # fmt: skip


class Enabling(QObject):
    """Keeps commands enabled as long as they can do something."""

    def __init__(self, actions: Actions, session: Session) -> None:
        super().__init__(actions)
        self._actions, self._records = actions, session.records
        records = session.records
        for changed in (records.dataChanged, records.rowsInserted, records.modelReset):
            changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look at the history again."""
        has_a = self._records.pinned() is not None
        facts = (
            (WITH_PIN, has_a or self._records.pinned("B") is not None),
            (WITH_A, has_a),
            (WITH_RUNS, self._records.rowCount() > 0),
        )
        for names, can in facts:
            for name in names:
                self._actions[name].setEnabled(can)
