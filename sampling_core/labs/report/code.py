"""The check code of a report: it shows an edit after the export, and secures nothing."""

import hashlib

import msgspec

GROUPS, EACH = 4, 4  # digits


def code_of(content: msgspec.Struct) -> str:
    """Return the code over everything but the field ``code`` itself: ``a7f3-c2d1-09be-4410``."""
    bare = msgspec.structs.replace(content, code="")
    digits = hashlib.sha256(msgspec.json.encode(bare, order="deterministic")).hexdigest()
    return "-".join(digits[start : start + EACH] for start in range(0, GROUPS * EACH, EACH))
