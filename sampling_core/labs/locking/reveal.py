"""When results are shown: on lock, after so many predictions, by PIN, or at a clock time.

This guides and does not secure: whoever reads the program finds the results.
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from sampling_core.errors import LabError
from sampling_core.labs.lab import Pin, Reveal
from sampling_core.words import say, say_count

ROUNDS = 200_000  # of PBKDF2 for a new PIN: about a tenth of a second
MOST_ROUNDS = 5_000_000  # of a stranger's file: some seconds
SALT = 16  # bytes
LONGEST = 100  # characters of a PIN
PATIENCE = 3  # wrong PINs before one has to wait
SHORTEST_WAIT, LONGEST_WAIT = 2.0, 60.0  # seconds


def salted(pin: str) -> Pin:
    """Return what a lab file keeps of a PIN; raises LabError for an empty or endless one."""
    if not 1 <= len(pin) <= LONGEST:
        raise LabError(say("A PIN has 1 to {most} characters.", most=LONGEST))
    salt = secrets.token_bytes(SALT)
    return Pin(salt.hex(), _hashed(pin, salt, ROUNDS).hex(), ROUNDS)


def opens(kept: Pin, pin: str) -> bool:
    """Return whether a PIN is the one that was kept; raises LabError where none can be."""
    try:
        salt, hashed = bytes.fromhex(kept.salt), bytes.fromhex(kept.hashed)
    except ValueError:
        hashed = b""
    if not hashed or not 1 <= kept.rounds <= MOST_ROUNDS:
        raise LabError(say("The PIN in this lab cannot be read: no PIN opens it."))
    return len(pin) <= LONGEST and hmac.compare_digest(_hashed(pin, salt, kept.rounds), hashed)


def wait_after(wrong: int) -> float:
    """Return how many seconds to wait after so many wrong PINs in a row."""
    if wrong < PATIENCE:
        return 0.0
    return min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** min(wrong - PATIENCE, 10))


def is_allowed(reveal: Reveal, locked: int, now: float, is_opened: bool) -> bool:
    """Return whether results may be seen after ``locked`` predictions of a case.

    ``now`` is in seconds since 1970; ``is_opened`` says that somebody gave the PIN.
    """
    if locked < 1:
        return False
    if reveal.when == "attempts":
        return locked >= reveal.attempts
    if reveal.when == "pin":
        return is_opened
    return seconds_left(reveal, now) <= 0.0


def seconds_left(reveal: Reveal, now: float) -> float:
    """Return how long it is to the clock time of a lab; 0 where it waits for none."""
    if reveal.when != "time":
        return 0.0
    return max(0.0, time_of(reveal).timestamp() - now)


def check_reveal(reveal: Reveal) -> None:
    """Raise LabError for a clock time that no clock shows."""
    if reveal.when == "time":
        time_of(reveal)


def time_of(reveal: Reveal) -> datetime:
    """Return the clock time at which a lab shows results; raises LabError for no time."""
    try:
        found = datetime.fromisoformat(reveal.time)
        found.timestamp()
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None or found.tzinfo is not None:  # each classroom has its own clock
        raise LabError(say("The lab names no time that a clock shows."))
    return found


def awaited(reveal: Reveal, locked: int, now: float) -> str:
    """Return what is awaited before results are shown, in a sentence."""
    if locked < 1:
        return say("Results are shown when your prediction is locked.")
    if reveal.when == "attempts":
        return say_count(
            "Results are shown after {needed} predictions: 1 is locked.",
            "Results are shown after {needed} predictions: {count} are locked.",
            locked, needed=reveal.attempts,
        )  # fmt: skip
    if reveal.when == "pin":
        return say("Results are shown when your teacher gives the PIN.")
    when, today = time_of(reveal), datetime.fromtimestamp(now)
    if when.date() == today.date():
        return say("Results are shown at {time}.", time=f"{when:%H:%M}")
    return say("Results are shown on {day} at {time}.",
               day=f"{when:%Y-%m-%d}", time=f"{when:%H:%M}")  # fmt: skip


def _hashed(pin: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", pin.encode("utf-8", "surrogatepass"), salt, rounds)
