"""The note in a PDF: an attached file."""

import io
import logging

from sampling_core.files import Unreadable
from sampling_core.formats.charts.bounded import texted

NAME = "samplinglab-provenance.json"
LARGEST = 16 * 2**20  # bytes of a PDF


def note(data: bytes) -> str:
    """Return the note of a PDF, “” where it has none."""
    if len(data) > LARGEST:
        raise Unreadable(
            f"The PDF has {len(data) / 2**20:,.0f} MB; at most {LARGEST // 2**20} are read."
        )
    from pypdf import PdfReader  # a tenth of a second, and seldom needed

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it complains of each broken object
    try:
        found = PdfReader(io.BytesIO(data)).attachments.get(NAME)
        content = None if not found else bytes(found[0])
    except Exception:  # pypdf raises a dozen kinds for broken files
        raise Unreadable("The PDF is damaged, or not one that can be read.") from None
    return "" if content is None else texted(content)
