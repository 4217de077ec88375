"""The captures of a window: their positions as data, and the way back from data to a position."""

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary, WeakValueDictionary

from sampling_core.capture import Capture, Position
from sampling_core.experiment import Source

NEAR = 60  # positions in front of one whose text is shown


@dataclass(frozen=True, eq=False)
class Spot:
    """One position of a capture."""

    capture: Capture
    index: int  # from 0

    @property
    def position(self) -> Position:
        return self.capture.positions[self.index]

    @property
    def text_before(self) -> str:
        """The text in front of the position, as far as it is near."""
        near = self.capture.positions[max(0, self.index - NEAR) : self.index]
        return "".join(each.text for each in near)


class Captures:
    """Makes the data of positions, and knows of each such data where it comes from.

    Nothing here keeps data alive: a whole vocabulary takes a megabyte, and a capture may have
    thousands of positions. What the session still needs comes back as the same value.
    """

    def __init__(self) -> None:
        self._spots: WeakKeyDictionary[Source, Spot] = WeakKeyDictionary()
        self._made: WeakKeyDictionary[Capture, WeakValueDictionary[int, Source]] = (
            WeakKeyDictionary()
        )

    def source(self, capture: Capture, index: int) -> Source:
        """Return a position as data over the whole vocabulary."""
        made = self._made.setdefault(capture, WeakValueDictionary())
        source = made.get(index)
        if source is None:
            # what is found out about a source is kept with it: this one is let go with its data
            source = replace(capture.positions[index].source).completed
            made[index] = source
            self._spots[source] = Spot(capture, index)
        return source

    def spot(self, source: Source) -> Spot | None:
        """Return the position that data is; None: it comes from no capture."""
        return self._spots.get(source)

    def chosen(self, source: Source) -> int | None:
        """Return the token that came at the position; None where nothing says which."""
        spot = self.spot(source)
        return None if spot is None else spot.position.chosen
