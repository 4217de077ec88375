"""The note in an SVG: one element in its metadata, found as text; no XML is interpreted."""

from xml.sax.saxutils import escape, unescape

from sampling_core.files import Unreadable, decoded
from sampling_core.formats.charts.bounded import DAMAGED, LARGEST

ELEMENT = "samplinglab:provenance"
NAMESPACE = "urn:samplinglab:provenance"
QUOTES = {"&quot;": '"', "&apos;": "'", "&#34;": '"', "&#39;": "'", "&#10;": "\n"}


def note(data: bytes) -> str:
    """Return the note of an SVG, “” where it has none."""
    text = decoded(data)
    start = text.find(f"<{ELEMENT}")
    if start < 0:
        return ""
    first = text.find(">", start) + 1
    last = text.find(f"</{ELEMENT}>", first)
    if not first or last < first or "<" in text[first:last]:
        raise Unreadable(DAMAGED)
    if last - first > 2 * LARGEST:
        raise Unreadable(f"The settings inside it have more than {LARGEST // 2**20} MB.")
    return unescape(text[first:last], QUOTES).strip()


def with_note(drawing: str, text: str) -> str:
    """Return an SVG with a note, before everything that is drawn.

    A text without the head of an SVG comes back as it is.
    """
    head = drawing.find("<svg")
    end = drawing.find(">", head) + 1
    if head < 0 or not end:
        return drawing
    element = f'<{ELEMENT} xmlns:samplinglab="{NAMESPACE}">{escape(text)}</{ELEMENT}>'
    return f"{drawing[:end]}\n<metadata>{element}</metadata>{drawing[end:]}"
