"""Problems the user can understand and act on: each message is shown as it stands."""

from collections.abc import Iterable
from difflib import get_close_matches


class LabError(Exception):
    """A problem the user can understand and act on.

    Anything else that escapes is a bug, and is reported as one.
    """


class ParameterError(LabError):
    """A value outside the range its field declares."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        super().__init__(f"“{name}” must be {allowed}, not {shown(value)}.")
        self.name = name


class UnknownParameterError(LabError):
    """A parameter that no sampler has; the message names the nearest that there is."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, list(known), 1)
        hint = f" The nearest is “{near[0]}”." if near else ""
        super().__init__(f"There is no parameter “{name}”.{hint}")
        self.name = name


class EngineError(LabError):
    """A request that the engine itself refuses."""

    def __init__(self, engine: str, name: str, value: object, reason: str) -> None:
        super().__init__(f"{engine} refuses “{name}” = {shown(value)}: {reason}.")
        self.name = name


class DataError(LabError):
    """Tokens, logits or token ids that cannot be used; the message names the place."""


class FileError(LabError):
    """A file that cannot be read or written; the message names the file and the place in it."""


def shown(value: object) -> str:
    """Return a value as a message shows it: minus signs true, long ones cut at 60 characters."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '…'}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    try:
        text = f"{value:g}" if isinstance(value, float) else str(value)
    except ValueError:  # more digits than Python turns into a text
        text = "a number of very many digits"
    text = text.replace("-", "−") if isinstance(value, int | float) else text
    return text if len(text) <= 60 else text[:57] + "…"
