"""The note in a table: comment lines at its head, packed, since commas would be columns."""

import base64
import zlib

from sampling_core.files import Unreadable, decoded
from sampling_core.formats.charts.bounded import DAMAGED, inflated, texted, unarmoured

MARK = "# samplinglab/provenance "
WIDEST = 100_000  # characters of a line: spreadsheets and readers of tables bear that
MOST = 400  # lines


def note(data: bytes) -> str:
    """Return the note of a table, “” where it has none."""
    parts = []
    for line in decoded(data).split("\n", MOST)[:MOST]:
        if line.startswith(MARK):
            parts.append(line.removeprefix(MARK).strip().strip('",;'))
        elif not line.startswith(("#", '"#')):
            break
    if not parts:
        return ""
    if any(part.count(" ") != 1 for part in parts):
        raise Unreadable(DAMAGED)
    places = [part.partition(" ")[0] for part in parts]
    if places != [f"{place}/{len(parts)}" for place in range(1, len(parts) + 1)]:
        raise Unreadable(DAMAGED)
    return texted(inflated(unarmoured("".join(part.partition(" ")[2] for part in parts))))


def lines(text: str) -> tuple[str, ...]:
    """Return a note as lines for the head of a table."""
    packed = base64.b64encode(zlib.compress(text.encode())).decode()
    pieces = [packed[start : start + WIDEST] for start in range(0, len(packed), WIDEST)]
    return tuple(f"{MARK}{place}/{len(pieces)} {p}" for place, p in enumerate(pieces, 1))
