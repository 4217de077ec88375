"""text-generation-webui ``/v1/internal/logits``: probabilities of the next token, by text."""

from collections.abc import Iterator

from sampling_core.files import Pairs
from sampling_core.formats.captures.entries import Listed, Missing
from sampling_core.formats.captures.lists import of_texts
from sampling_core.formats.captures.shape import Fields, Shape


def _read(body: Fields) -> Iterator[Listed | Missing]:
    others = of_texts(body["logits"], "Token 1")
    yield Listed(None, others, "Token 1: ") if others else Missing()


SHAPE = Shape(
    "text-generation-webui", "unknown", lambda body: isinstance(body.get("logits"), Pairs), _read,
    unit="share",
)  # fmt: skip
