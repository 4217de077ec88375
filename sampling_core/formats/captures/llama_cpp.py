"""llama.cpp's server: three generations of ``completion_probabilities``, told by their keys."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sampling_core.formats.captures.entries import Listed, Missing, fields, rows, token_text
from sampling_core.formats.captures.lists import alternatives, objects, of_content
from sampling_core.formats.captures.shape import Fields, Shape

NAMES = ("prompt_probabilities", "completion_probabilities", "probs")  # “probs”: in its README


def _items(body: Fields) -> list[Any]:
    lists = [body.get(name) for name in NAMES[:2]]
    lists = lists if any(isinstance(each, list) for each in lists) else [body.get(NAMES[2])]
    return [item for each in lists if isinstance(each, list) for item in each]


def _has(key: str) -> Callable[[Fields], bool]:
    def fits(body: Fields) -> bool:
        return any(key in item for item in objects(_items(body)))

    return fits


def _first_generation(body: Fields) -> Iterator[Listed | Missing]:
    for place, item in enumerate(rows(_items(body), "The list of tokens"), 1):
        here = f"Token {place:,}"
        yield _named_by_text(fields(item, here), here)


def _named_by_text(item: Mapping[str, Any], here: str) -> Listed | Missing:
    """One position; nothing but its text says which token came, so it must be the only such."""
    text = token_text(item.get("content"), f"{here}: “content”")
    others = alternatives(item.get("probs"), here, text="tok_str", number="prob")
    if not others:
        return Missing(text)
    same = [each for each in others if each.text == text]
    return Listed(same[0] if len(same) == 1 else None, others, f"{here}: ", text=text)


def _logprobs(body: Fields) -> Iterator[Listed | Missing]:
    yield from of_content(_items(body))


def _probabilities(body: Fields) -> Iterator[Listed | Missing]:
    yield from of_content(_items(body), number="prob", top="top_probs")


FIRST = Shape(
    "llama.cpp before December 2024", "processed", _has("probs"), _first_generation, unit="share"
)
SECOND = Shape("llama.cpp", "raw", _has("logprob"), _logprobs)
THIRD = Shape("llama.cpp after sampling", "processed", _has("prob"), _probabilities, unit="share")
