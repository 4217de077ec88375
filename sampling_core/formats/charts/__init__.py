"""The note that an exported chart carries: the settings, readable by programs.

A note is a JSON text. Nothing in a file is executed, no entity is looked up, and whatever is
packed is unpacked within bounds: every problem is an ``Unreadable`` in one sentence.
"""

from collections.abc import Callable

from sampling_core.formats.charts import comments, page, picture, vector

LONGEST = 128 * 1024  # bytes of a text at whose begin a drawing or a table shows what it is


def carried(data: bytes) -> str | None:
    """Return the note inside an exported chart; “” where it has none, None for other files.

    Raises Unreadable for a chart that is damaged.
    """
    reader = _reader(data)
    return None if reader is None else reader(data)


def _reader(data: bytes) -> Callable[[bytes], str] | None:
    if data.startswith(picture.SIGNATURE):
        return picture.note
    if data.startswith(b"%PDF-"):
        return page.note
    begin = data[:LONGEST].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"<") and b"<svg" in begin:
        return vector.note
    if begin.startswith(b"#") and comments.MARK.encode() in begin:
        return comments.note
    return None
