"""Problems the user can understand and act on: each message is shown as it stands."""

from collections.abc import Iterable
from difflib import get_close_matches

from sampling_core.words import say

LONGEST = 500  # characters of a problem


class LabError(Exception):
    """A problem the user can understand and act on.

    Anything else that escapes is a bug, and is reported as one. Its words stand in one line of at
    most 500 characters, whatever a file from a stranger got into them.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(_in_a_line(words))


class ParameterError(LabError):
    """A value outside the range its field declares; ``allowed`` is said already."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        super().__init__(
            say("“{name}” must be {allowed}, not {value}.",
                name=name, allowed=allowed, value=shown(value))
        )  # fmt: skip
        self.name = name


class UnknownParameterError(LabError):
    """A parameter that no sampler has; the message names the nearest that there is."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, list(known), 1)
        said = say("There is no parameter “{name}”.", name=name)
        if near:
            said = say(
                "There is no parameter “{name}”. The nearest is “{near}”.", name=name, near=near[0]
            )
        super().__init__(said)
        self.name = name


class EngineError(LabError):
    """A request that the engine itself refuses; ``reason`` is said already."""

    def __init__(self, engine: str, name: str, value: object, reason: str) -> None:
        super().__init__(
            say("{engine} refuses “{name}” = {value}: {reason}.",
                engine=engine, name=name, value=shown(value), reason=reason)
        )  # fmt: skip
        self.name = name


class DataError(LabError):
    """Tokens, logits or token ids that cannot be used; the message names the place."""


class FileError(LabError):
    """A file that cannot be read or written; the message names the file and the place in it."""


def _in_a_line(words: str) -> str:
    if len(words) > LONGEST:
        words = f"{words[: LONGEST - 300]}…{words[-99:]}"
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)


def shown(value: object) -> str:
    """Return a value as a message shows it: minus signs true, long ones cut at 60 characters."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '…'}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    try:
        text = f"{value:g}" if isinstance(value, float) else str(value)
    except ValueError:  # more digits than Python turns into a text
        text = say("a number of very many digits")
    text = text.replace("-", "−") if isinstance(value, int | float) else text
    return text if len(text) <= 60 else text[:57] + "…"
