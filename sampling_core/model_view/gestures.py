"""Which edits belong together and are undone as one step."""

from time import monotonic

BURST = 0.8  # seconds: edits of one control that follow faster are one step of undo


class Gestures:
    """Numbers the gestures: a drag is one, and so are edits of one control in quick succession."""

    def __init__(self) -> None:
        self._number = 0
        self._last_key, self._last_edit = "", 0.0

    def begin(self) -> None:
        """Begin another gesture."""
        self._number += 1

    def end(self) -> None:
        """End it: what follows belongs to none, however fast it comes."""
        self._number += 1
        self._last_key = ""

    def merge_id(self, key: str, *, is_drag: bool) -> int:
        """Return the number, as undo commands have it, of the gesture of an edit made now."""
        now = monotonic()
        burst = key == self._last_key and now - self._last_edit < BURST
        if not is_drag and not burst:
            self._number += 1
        self._last_key, self._last_edit = key, now
        return hash((key, self._number)) & 0x7FFF_FFFF  # Qt's ids are 32-bit
