"""What a user should know of a captured answer: units, stages, and what was left out or added."""

from collections.abc import Mapping

from sampling_core.formats.captures.shape import Shape

# What was counted: the sentence for one, and for several.
SAID: Mapping[str, tuple[str, str]] = {
    "missing": (
        "1 token has no probabilities and was left out.",
        "{:,} tokens have no probabilities and were left out.",
    ),
    "added": (
        "At 1 position the token that came is not among the alternatives; it was added to them.",
        "At {:,} positions the token that came is not among the alternatives; it was added to "
        "them.",
    ),
    "unreported": (
        "At 1 position the token that came has no probability of its own.",
        "At {:,} positions the token that came has no probability of its own.",
    ),
    "censored": (
        "1 alternative stands at the floor of 0.0001 and may have less: it counts as everything "
        "else.",
        "{:,} alternatives stand at the floor of 0.0001 and may have less: they count as "
        "everything else.",
    ),
    "twice": (
        "1 token is listed twice at its position and was read once.",
        "{:,} tokens are listed twice at their position and were read once.",
    ),
    "unordered": (
        "At 1 position the list cannot be that of the likeliest tokens: limits are wide there.",
        "At {:,} positions the list cannot be that of the likeliest tokens: limits are wide there.",
    ),
}
SHARES = "The numbers called log-probabilities are probabilities: all are from 0 to 1."
NO_STAGE = (
    "The file does not say whether the probabilities are the model's own or what the settings "
    "left of them."
)


def notes(counts: Mapping[str, int], shape: Shape, unit: str) -> list[str]:
    """Return one sentence for each thing that happened while reading."""
    said = []
    for name, (one, several) in SAID.items():
        if counts.get(name):
            said.append(one if counts[name] == 1 else several.format(counts[name]))
    if unit != shape.unit:
        said.append(SHARES)
    if shape.tag == "unknown":
        said.append(NO_STAGE)
    return said
