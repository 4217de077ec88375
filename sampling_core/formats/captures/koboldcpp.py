"""KoboldCpp: both of OpenAI's lists at once, at most five alternatives, and a floor."""

from collections.abc import Iterator
from math import log
from typing import Any

from sampling_core.formats.captures import openai
from sampling_core.formats.captures.entries import Listed, Missing
from sampling_core.formats.captures.lists import names_of, objects, of_columns, of_content
from sampling_core.formats.captures.shape import Fields, Shape


def _logprobs(body: Fields) -> Any:
    """The object with the lists: of the first answer, or of the call that asks for it later."""
    for each in (*objects(body.get("results"))[:1], openai.first(body)):
        if names_of(each.get("logprobs")):
            return each["logprobs"]
    return body.get("logprobs")


def _fits(body: Fields) -> bool:
    names = names_of(_logprobs(body))
    if openai.first(body):
        return "content" in names and names >= openai.COLUMNS
    return "content" in names or names >= openai.COLUMNS


def _read(body: Fields) -> Iterator[Listed | Missing]:
    named = dict(_logprobs(body))
    if named.get("content"):
        yield from of_content(named["content"])
    else:
        yield from of_columns(_logprobs(body))


SHAPE = Shape("KoboldCpp", "processed", _fits, _read, floor=log(1e-4))
