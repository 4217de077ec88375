"""Walking through the positions of a capture: each step is an edit that can be undone."""

from sampling_core.capture import Capture
from sampling_core.model_view.captures import Spot
from sampling_core.model_view.session import Session
from sampling_core.model_view.shelf import Entry


def spot_now(session: Session) -> Spot | None:
    """Return the position that is the data now; None: the data comes from no capture."""
    return session.shelf.captures.spot(session.experiment.source)


def choose(session: Session, entry: Entry) -> None:
    """Make what stands on the shelf the data; of a capture its first position."""
    if entry.capture is None:
        session.choose_source(entry.source)
    else:
        show_position(session, entry.capture, 0)


def take_capture(session: Session, capture: Capture) -> None:
    """Put a capture on the shelf and make its first position the data."""
    session.shelf.add_capture(capture)
    show_position(session, capture, 0)


def show_position(session: Session, capture: Capture, index: int, key: str = "") -> None:
    """Make a position (from 0) the data; edits in a row with one ``key`` undo as one step."""
    source = session.shelf.captures.source(capture, index)
    if source is not session.experiment.source:
        words = f"Position {index + 1:,} of {capture.name}"
        session.edit(session.experiment.with_source(source), words, key)


def step(session: Session, by: int) -> None:
    """Go on by some positions, or back; stays at the ends, and where there is no capture."""
    spot = spot_now(session)
    if spot is not None:
        index = min(max(0, spot.index + by), len(spot.capture) - 1)
        show_position(session, spot.capture, index, "capture")


def take_vocabulary(session: Session, size: int) -> None:
    """Let the capture stand for a vocabulary of another size.

    Raises DataError, and changes nothing, where that contradicts what was reported.
    """
    spot = spot_now(session)
    if spot is not None:
        other = spot.capture.with_vocabulary(size)
        session.shelf.add_capture(other)
        show_position(session, other, spot.index, "vocabulary")
