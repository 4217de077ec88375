"""Tries to give the PIN of a lab: after some wrong ones, each takes longer to come."""

import math

from sampling_core.errors import LabError
from sampling_core.labs.lab import Pin
from sampling_core.labs.locking.reveal import opens, wait_after
from sampling_core.words import say_count


class PinTries:
    """Counts wrong PINs in a row."""

    def __init__(self) -> None:
        self._wrong = 0
        self._next = 0.0  # when the next one may come, seconds since 1970

    def try_(self, kept: Pin, pin: str, now: float) -> bool:
        """Return whether a PIN is right; raises LabError where it comes too early."""
        left = self._next - now
        if left > 0.0:
            seconds = math.ceil(left)
            raise LabError(
                say_count("Too many wrong PINs. The next try is possible in 1 second.",
                          "Too many wrong PINs. The next try is possible in {count} seconds.",
                          seconds)
            )  # fmt: skip
        is_right = opens(kept, pin)
        self._wrong = 0 if is_right else self._wrong + 1
        self._next = now + wait_after(self._wrong)
        return is_right

    @property
    def words(self) -> str:
        """Return what to say of wrong PINs; empty where there was none."""
        if not self._wrong:
            return ""
        return say_count(
            "That was not the PIN.", "That was not the PIN ({count} tries).", self._wrong
        )
