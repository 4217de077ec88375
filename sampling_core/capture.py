"""A capture: what a model answered, position by position, with the probabilities it reported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sampling_core.errors import DataError
from sampling_core.experiment import Source
from sampling_core.known import with_vocabulary
from sampling_core.words import Said, say

ASSUMED_VOCABULARY = 50_257  # tokens, where nothing says how many there are: GPT-2's


@dataclass(frozen=True, eq=False)
class Position:
    """One position of a text: what could have come next, and what came."""

    place: int  # of the token in the capture, counted from 1
    source: Source
    chosen: int | None  # its id in the source; None: its probability was not reported
    text: str  # of the chosen token; empty where nothing says which it was


@dataclass(frozen=True, eq=False)
class Capture:
    """Positions in the order of the text.

    ``tag`` says which distribution was reported: that of the model (``raw``), what the sampling
    parameters left of it (``processed``), or nobody knows (``unknown``). It is that of the
    generated text; a prompt in front of it may have another, in its sources.
    """

    name: str
    origin: str
    tag: str
    positions: tuple[Position, ...]
    warnings: tuple[str, ...] = ()
    vocabulary: int | None = None  # tokens; None: not known, and assumed where it matters

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The distribution at each position."""
        return tuple(position.source for position in self.positions)

    @property
    def is_partial(self) -> bool:
        """Whether some position knows the likeliest tokens only."""
        return any(position.source.tail is not None for position in self.positions)

    def at(self, place: int) -> Position:
        """Return the position of a token, by its place from 1; raises DataError."""
        for position in self.positions:
            if position.place == place:
                return position
        raise DataError(
            say("There are no probabilities for token {place:,} of {name}.",
                place=place, name=self.name)
        )  # fmt: skip

    def before(self, place: int) -> str:
        """Return the text in front of a token, as far as it was captured."""
        return "".join(each.text for each in self.positions if each.place < place)

    def with_vocabulary(self, size: int) -> "Capture":
        """Return this capture for a vocabulary of another size.

        Raises DataError when the size contradicts what was reported.
        """
        positions = tuple(
            replace(each, source=with_vocabulary(each.source, size)) for each in self.positions
        )
        kept = tuple(each for each in self.warnings if each != assumption(self.sources))
        return replace(self, positions=positions, warnings=kept, vocabulary=size)


def assumption(sources: Sequence[Source]) -> str:
    """Return the sentence that says which size of the vocabulary was assumed; empty: none."""
    tail = next((source.tail for source in sources if source.tail is not None), None)
    if tail is None:
        return ""
    return Said(
        "The size of the vocabulary is not in the file: {size:,} tokens are assumed. "
        "Results above temperature 1 depend on it.",
        size=tail.known + tail.count,
    )
