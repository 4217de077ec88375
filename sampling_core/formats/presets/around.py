"""What stands around settings — prompts, models, flags of other kinds — told when it stays back."""

from collections.abc import Iterable, Mapping
from typing import Any

from sampling_core.files import printable
from sampling_core.formats.presets.words import is_flag

SHOWN = 12  # things in a sentence

# What says how a file came about, or how it is stored: no loss when settings move on.
IDLE = ("name", "identifier", "changed", "twice", "transformers_version", "_from_model_config")
# What a request or a file of a model holds beside its settings, by name.
BESIDE = ("prompt", "messages", "model", "inputs", "stream", "system", "systemPrompt")


def left_out(around: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each kind of thing that is not written for another tool.

    ``around``: what a preset keeps for rewriting, the lines of a Modelfile as ``lines`` and words
    of a command line that are no sampling as ``words``.
    """
    named = (*IDLE, *BESIDE, "lines", "words", "load")
    unknown = [f"“{printable(name[:40])}”" for name in around if name not in named]
    return [
        f"{begin}: {_listed(things)}."
        for begin, things in (
            ("Not carried over", _beside(around)),
            ("Not carried over, as they mean nothing to the lab", unknown),
        )
        if things
    ]


def _beside(around: Mapping[str, Any]) -> list[str]:
    lines, words, load = (around.get(name) for name in ("lines", "words", "load"))
    found = [_value(name, around[name]) for name in BESIDE if _says(around.get(name))]
    if isinstance(lines, list):
        found += [_text(*line) for line in lines if isinstance(line, tuple)]
    if isinstance(words, list):
        found += _flags([word for word in words if isinstance(word, str)])
    if isinstance(load, Mapping) and load.get("fields"):
        found.append("“load”")
    return found


def _says(value: Any) -> bool:
    return value not in (None, "", False, [], {})


def _listed(things: list[str]) -> str:
    more = f" and {len(things) - SHOWN} more" if len(things) > SHOWN else ""
    return f"{', '.join(things[:SHOWN])}{more}"


def _value(name: str, value: Any) -> str:
    return _text(name, value) if isinstance(value, str) else f"“{name}”"


def _text(name: str, text: str) -> str:
    """Return a name with the text that stays back, without the quotes of a Modelfile."""
    return f"{name} “{printable(text.strip().strip(chr(34)).strip())}”"


def _flags(words: Iterable[str]) -> list[str]:
    """Return flags with what follows each; what comes before them is the program's name."""
    found: list[str] = []
    for word in words:
        if is_flag(word):
            found.append(printable(word))
        elif found:
            found[-1] += f" {printable(word)}"
    return found
