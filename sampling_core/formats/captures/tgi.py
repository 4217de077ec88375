"""Text Generation Inference: details with token ids; the prompt first, if it was asked for."""

from collections.abc import Iterator
from typing import Any

from sampling_core.files import Pairs
from sampling_core.formats.captures.entries import (
    Listed,
    Missing,
    entry,
    fields,
    rows,
    token_text,
)
from sampling_core.formats.captures.lists import alternatives, names_of
from sampling_core.formats.captures.shape import Fields, Shape


def _fits(body: Fields) -> bool:
    listed = names_of(body.get("details")) & {"tokens", "prefill"}
    return bool(listed) or {"id", "logprob"} <= names_of(body.get("token"))


def _read(body: Fields) -> Iterator[Listed | Missing]:
    if isinstance(body.get("token"), Pairs):  # a chunk of a stream
        yield _position(body["token"], body.get("top_tokens"), "Token")
        return
    details = fields(body["details"], "“details”")
    for place, each in enumerate(rows(details.get("prefill"), "“prefill”"), 1):
        yield _position(each, None, f"Prompt token {place:,}", "unknown")
    tops = rows(details.get("top_tokens"), "“top_tokens”")
    for place, each in enumerate(rows(details.get("tokens"), "“tokens”"), 1):
        top = tops[place - 1] if place <= len(tops) else None
        yield _position(each, top, f"Token {place:,}")


def _position(value: Any, top: Any, here: str, tag: str = "") -> Listed | Missing:
    chosen = entry(value, here, text="text")
    others = alternatives(top, here, text="text")
    if chosen is None and not others:
        return Missing(token_text(fields(value, here).get("text"), here))
    return Listed(chosen, others, f"{here}: ", tag)


SHAPE = Shape("Text Generation Inference", "processed", _fits, _read)
