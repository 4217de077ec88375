"""What a server answered is no preset, though it is JSON with names that presets have too."""

from collections.abc import Set
from typing import Any

from sampling_core.files import Unreadable
from sampling_core.formats.presets.sheet import Sheet

# Names that stand in answers, where a request has none or only asks for them.
ANSWERS = ("choices", "completion_probabilities", "results", "generated_text", "logprobs",
           "prompt_logprobs", "probs", "output", "content", "response")  # fmt: skip


class AnAnswer(Unreadable):
    """The text is what a server answered."""


def check_is_no_answer(sheet: Sheet, settings: Set[str]) -> None:
    """Raise AnAnswer for an answer without any of the names of ``settings``."""
    listed = sheet.value if isinstance(sheet.value, list) else [sheet.value]
    if sheet.kind != "json" or not listed:
        return
    if all(isinstance(each, dict) and _is_answer(each, settings) for each in listed):
        raise AnAnswer("This is what a server answered; it holds no settings.")


def _is_answer(value: dict[Any, Any], settings: Set[str]) -> bool:
    if not settings.isdisjoint(value) or isinstance(value.get("options"), dict):
        return False
    return any(_holds(value.get(name)) for name in ANSWERS) and "messages" not in value


def _holds(value: Any) -> bool:
    """Whether this is content: a request says ``"logprobs": true`` or how many."""
    return isinstance(value, str | dict | list) and bool(value)
