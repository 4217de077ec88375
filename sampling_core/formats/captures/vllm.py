"""vLLM: OpenAI's shapes, and the probabilities of the prompt, keyed by token id."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sampling_core.files import Unreadable
from sampling_core.formats.captures import openai
from sampling_core.formats.captures.entries import (
    Entry,
    Listed,
    Missing,
    bounded,
    fields,
    real,
    rows,
    token_id,
    token_text,
)
from sampling_core.formats.captures.lists import names_of, of_columns
from sampling_core.formats.captures.shape import Fields, Shape


def _prompt(body: Fields) -> tuple[Any, Any]:
    """The probabilities of the prompt, and its ids: beside the answers, or in the first one."""
    for place in (body, openai.first(body)):
        if isinstance(place.get("prompt_logprobs"), list):
            return place["prompt_logprobs"], place.get("prompt_token_ids")
    return None, None


def _fits(body: Fields) -> bool:
    return _prompt(body)[0] is not None


def _read(body: Fields) -> Iterator[Listed | Missing]:
    listed, ids = _prompt(body)
    known = rows(ids, "“prompt_token_ids”")
    positions = rows(listed, "“prompt_logprobs”")
    for place, value in enumerate(positions, 1):
        came = known[place - 1] if len(known) == len(positions) else None
        yield _position(value, came, f"Prompt token {place:,}")
    logprobs = openai.first(body).get("logprobs")
    if names_of(logprobs) >= openai.COLUMNS:
        yield from of_columns(logprobs)
    elif logprobs is not None:
        yield from openai.of_chat(fields(logprobs, "“logprobs”"))


def _position(value: Any, came: Any, here: str) -> Listed | Missing:
    """One position; where several tokens are listed, only the ids say which one came."""
    if value is None:
        return Missing()
    named = fields(value, here)
    bounded(len(named), here)
    listed = [_entry(key, each, here) for key, each in named.items()]
    entries = [each for each in listed if each is not None]
    ranked = [replace(each, is_extra=(each.rank or 0) > len(entries)) for each in entries]
    if not ranked:
        return Missing()
    chosen = next((each for each in ranked if each.id == came), None)
    if len(ranked) == 1:
        chosen = ranked[0]
    return Listed(chosen, tuple(ranked), f"{here}: ", "raw")


def _entry(key: str, value: Any, here: str) -> Entry | None:
    if not (key.isascii() and key.isdigit() and len(key) <= 10):
        raise Unreadable(f"{here}: the alternatives must be named by token ids.")
    named = fields(value, here)
    number = real(named.get("logprob"), f"{here}: “logprob”")
    if number is None:
        return None
    known = token_id(int(key), f"{here}: the id")
    rank = token_id(named.get("rank"), f"{here}: “rank”")
    text = token_text(named.get("decoded_token"), f"{here}: “decoded_token”")
    return Entry(text, number, known, rank=rank)


SHAPE = Shape("vLLM", "unknown", _fits, _read, remark=openai.others_unread)
