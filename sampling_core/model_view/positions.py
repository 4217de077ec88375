"""Walking through the positions of a capture: each step is an edit that can be undone."""

from collections.abc import Generator
from dataclasses import replace

from sampling_core.capture import Capture
from sampling_core.model_view.captures import Spot
from sampling_core.model_view.session import Session
from sampling_core.model_view.shelf import Entry
from sampling_core.words import say

AT_A_TIME = 200  # positions: a few hundredths of a second


def spot_now(session: Session) -> Spot | None:
    """Return the position that is the data now; None: the data comes from no capture."""
    return session.shelf.captures.spot(session.experiment.source)


def choose(session: Session, entry: Entry) -> None:
    """Make what stands on the shelf the data; of a capture its first position.

    A capture that is in force stays at its position.
    """
    spot = spot_now(session)
    if entry.capture is None:
        session.choose_source(entry.source)
    elif spot is None or spot.capture is not entry.capture:
        show_position(session, entry.capture, 0)


def take_capture(session: Session, capture: Capture) -> None:
    """Put a capture on the shelf and make its first position the data."""
    session.shelf.add_capture(capture)
    show_position(session, capture, 0)


def show_position(session: Session, capture: Capture, index: int, key: str = "") -> None:
    """Make a position (from 0) the data; edits in a row with one ``key`` undo as one step."""
    source = session.shelf.captures.source(capture, index)
    if source is not session.experiment.source:
        words = say("Position {place:,} of {name}", place=index + 1, name=capture.name)
        session.edit(session.experiment.with_source(source), words, key)


def step(session: Session, by: int) -> None:
    """Go on by some positions, or back; stays at the ends, and where there is no capture."""
    spot = spot_now(session)
    if spot is not None:
        index = min(max(0, spot.index + by), len(spot.capture) - 1)
        show_position(session, spot.capture, index, "capture")


def with_vocabulary(capture: Capture, size: int) -> Generator[float, None, Capture]:
    """Make a capture for a vocabulary of another size, yielding the share done (0 to 1).

    Raises DataError where the size contradicts what was reported.
    """
    parts = []
    for start in range(0, len(capture), AT_A_TIME):
        part = replace(capture, positions=capture.positions[start : start + AT_A_TIME])
        parts.append(part.with_vocabulary(size))
        yield min(1.0, (start + AT_A_TIME) / len(capture))
    positions = tuple(each for part in parts for each in part.positions)
    kept = [each for each in capture.warnings if all(each in part.warnings for part in parts)]
    return replace(parts[0], positions=positions, warnings=tuple(kept))


def take_vocabulary(session: Session, now: Spot, other: Capture) -> None:
    """Put what was made of a capture for another vocabulary in its place.

    Nothing happens where the data comes from another capture by now.
    """
    spot = spot_now(session)
    if spot is not None and spot.capture is now.capture:
        session.shelf.add_capture(other)
        show_position(session, other, spot.index, "vocabulary")
