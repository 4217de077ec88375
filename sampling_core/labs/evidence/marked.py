"""Texts with marks (Markdown): letters as they stand, and tables."""

import re
from collections.abc import Iterable, Sequence

BLANK = "␣"
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~])")


def plain(text: str) -> str:
    """Return letters that are shown as they stand: a token can contain anything, even blanks."""
    seen = " ".join(text.split()) if text.strip() else repr(text)[1:-1].replace(" ", BLANK)
    return SPECIAL.sub(r"\\\1", seen)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> str:
    """Return a table; the last ``numbers`` columns are right-aligned. Cells are marked texts."""
    rule = ["---"] * (len(header) - numbers) + ["--:"] * numbers
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))
