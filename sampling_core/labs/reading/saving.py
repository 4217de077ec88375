"""Writing a file whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sampling_core.errors import FileError
from sampling_core.words import say


def write_whole(data: bytes, path: Path) -> None:
    """Write bytes beside the place and put them there at once; raises FileError.

    What was there before stays as it is when anything goes wrong.
    """
    part = path.parent / f".sampling-lab-{secrets.token_hex(8)}"
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        words = say("“{file}” cannot be written: {error}.", file=path.name, error=reason)
        raise FileError(words) from error
