"""What views see of past runs while a lab hides results or settings."""

from typing import TYPE_CHECKING

from sampling_core.history import Record
from sampling_core.history.masked import masked, with_settings

if TYPE_CHECKING:
    from sampling_core.model_view.session import Session


class Masking:
    """Looks at each record through the veil and the locks of the lab."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._concealed: tuple[str, ...] = ()  # parameters that a lab hides
        self._rules: object = (None, ())  # locks and hidden parameters that views follow

    def as_shown(self, record: Record) -> Record:
        """Return a record without what a lab hides of it."""
        session = self._session
        if self._concealed:
            settings = session.lab.settings_shown(session.records.history.experiment(record.id))
            record = with_settings(record, settings, self._concealed)
        return masked(record) if session.veil.hides_record(record) else record

    def follow_lab(self) -> None:
        """Show everything again where a lab locks or hides other settings than before."""
        room = self._session.lab
        locks = room.lab.locks if room.lab else None
        self._concealed = tuple(filter(room.conceals, locks.parameters if locks else ()))
        rules = locks, self._concealed
        if rules != self._rules:
            self._rules = rules
            self.show_again()

    def show_again(self) -> None:
        """Show the result and all records again."""
        self._session.records.show_again()
        self._session.trace_changed.emit(self._session.trace)
