"""The data of a lab: a built-in case, a built-in recording, or tokens that the file carries."""

from sampling_core.cases import case
from sampling_core.errors import LabError, ParameterError
from sampling_core.experiment import Source
from sampling_core.labs.lab import LabSource
from sampling_core.labs.recordings import RECORDED, recording
from sampling_core.words import say


def source_of(given: LabSource, name: str) -> Source:
    """Return the data that a part of a lab names or holds; raises LabError.

    Names are looked up in built-in tables: they never become a path.
    """
    check_way(given, name)
    if given.case:
        return case(given.case).source
    if given.recorded:
        return recording(given.recorded)
    return Source.from_logits(given.logits, given.tokens or None, given.name or name, given.origin)


def check_way(given: LabSource, name: str) -> None:
    """Raise LabError unless data is given in one of the three ways, by a name that there is."""
    ways = [bool(given.case), bool(given.recorded), bool(given.logits)]
    if sum(ways) != 1 or (given.tokens and not given.logits):
        raise LabError(
            say("The data “{name}” must name a case, or a recording, or hold tokens with logits.",
                name=name)
        )  # fmt: skip
    if given.recorded and given.recorded not in RECORDED:
        raise ParameterError(
            "recorded", given.recorded, say("one of {names}", names=", ".join(RECORDED))
        )
