"""OpenAI: chat completions, responses, and the older completions; whole or in chunks."""

from collections.abc import Iterable, Iterator
from typing import Any

from sampling_core.formats.captures.entries import Listed, Missing
from sampling_core.formats.captures.lists import names_of, objects, of_columns, of_content
from sampling_core.formats.captures.shape import Fields, Shape

COLUMNS = {"tokens", "token_logprobs"}


def first(body: Fields) -> Fields:
    """Return the first of several answers; empty where there is none."""
    choices = objects(body.get("choices"))
    return next((each for each in choices if each.get("index", 0) == 0), {})


def _fits_chat(body: Fields) -> bool:
    names = names_of(first(body).get("logprobs"))
    return bool(names & {"content", "refusal"}) and not names & COLUMNS


def of_chat(logprobs: Any) -> Iterator[Listed | Missing]:
    """Yield the positions of a chat answer; a refusal is text as well."""
    named = dict(logprobs or ())
    yield from of_content(named.get("content"))
    yield from of_content(named.get("refusal"), "Token of the refusal")


def _fits_columns(body: Fields) -> bool:
    return names_of(first(body).get("logprobs")) >= COLUMNS


def _parts(body: Fields) -> list[Fields]:
    """The texts of an answer of the responses API."""
    messages = objects(body.get("output"))
    return [part for each in messages for part in objects(each.get("content"))]


def _of_parts(body: Fields) -> Iterable[Listed | Missing]:
    for part in _parts(body):
        yield from of_content(part.get("logprobs"))


def others_unread(body: Fields) -> str:
    """Say that an answer among several was read."""
    count = len(objects(body.get("choices")))
    return f"It holds {count:,} answers; the first was read." if count > 1 else ""


CHAT = Shape(
    "OpenAI chat completion", "unknown", _fits_chat,
    lambda body: of_chat(first(body)["logprobs"]), remark=others_unread,
)  # fmt: skip
RESPONSES = Shape(
    "OpenAI response", "unknown",
    lambda body: any(part.get("logprobs") for part in _parts(body)), _of_parts,
)  # fmt: skip
COMPLETIONS = Shape(
    "OpenAI completion", "unknown", _fits_columns,
    lambda body: of_columns(first(body)["logprobs"]), remark=others_unread,
)  # fmt: skip
