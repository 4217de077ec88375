"""How close predictions came, never how good: “3 of 4 bands right”."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sampling_core.labs.lab import Kind
from sampling_core.words import Said, say_count

# For one, and for more; open questions are not judged.
PARTS: Mapping[Kind, tuple[Said, Said]] = {
    "number": (Said("{right} of {count} number right"), Said("{right} of {count} numbers right")),
    "choice": (Said("{right} of {count} choice right"), Said("{right} of {count} choices right")),
    "ranking": (Said("{right} of {count} order right"), Said("{right} of {count} orders right")),
    "band": (Said("{right} of {count} band right"), Said("{right} of {count} bands right")),
    "token": (Said("{right} of {count} token right"), Said("{right} of {count} tokens right")),
    "sketch": (Said("{right} of {count} sketch right"), Said("{right} of {count} sketches right")),
}


def closeness(judged: Iterable[tuple[Kind, bool | None]]) -> str:
    """Return how many answers of each kind were right; None: nobody judges it."""
    counted = [(kind, right) for kind, right in judged if right is not None and kind in PARTS]
    total = Counter(kind for kind, _ in counted)
    right = Counter(kind for kind, is_right in counted if is_right)
    return " · ".join(
        say_count(*PARTS[kind], total[kind], right=right[kind]) for kind in PARTS if total[kind]
    )
