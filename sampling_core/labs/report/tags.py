"""Pieces of HTML: whatever comes in as a text goes out escaped."""

import re
from collections.abc import Iterable, Sequence

from sampling_core.labs.report.texts import escaped

# Between a number and what it counts, and between a sign and its number, no line ends.
BOUND = re.compile(
    r"(?<=\d) (?=(?:%|nats|bits|tokens?|Token)(?!\w))|(?<=[≥≤<=×]) (?=\d)"
    r"|(?<=\d-\d\d) (?=\d\d:)|(?<=\bT) (?=\d)"
)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def heading(level: int, words: str, name: str = "") -> str:
    """Return a heading that others can refer to by ``name``."""
    known_as = f' id="{escaped(name)}"' if name else ""
    return f"<h{level}{known_as}>{escaped(words)}</h{level}>"


def paragraph(words: str, kind: str = "") -> str:
    return f"<p{_kind(kind)}>{escaped(words)}</p>"


def written(words: str) -> str:
    """Return a text that a student wrote: as it stands, in its own direction of reading."""
    return f'<blockquote dir="auto">{escaped(words)}</blockquote>'


def marked(words: str) -> str:
    """Return a text of a lab, with its “**bold**” and its lists of lines with “- ”."""
    blocks: list[str] = []
    points: list[str] = []
    for line in words.split("\n"):
        if line.startswith("- "):
            points.append(f"<li>{_bold(line[2:])}</li>")
            continue
        blocks += _listed(points)
        points = []
        if line.strip():
            blocks.append(f"<p>{_bold(line)}</p>")
    return "".join((*blocks, *_listed(points)))


def table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int] = ()
) -> str:  # fmt: skip
    """Return a table; the first cell of each row names the row.

    ``shares`` are per cent of the width, for columns from the first; the others share the rest.
    """
    widths = [*(f' width="{share}%"' for share in shares), *("",) * len(header)]
    head = "".join(
        f'<th scope="col"{width}>{escaped(cell)}</th>'
        for cell, width in zip(header, widths, strict=False)
    )
    body = "".join(_row(row) for row in rows)
    return (
        f"<table><caption>{escaped(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names with what they stand for."""
    listed = "".join(f"<dt>{escaped(name)}</dt><dd>{escaped(text)}</dd>" for name, text in pairs)
    return f"<dl>{listed}</dl>"


def _row(cells: Sequence[str]) -> str:
    first, *others = (BOUND.sub("\u00a0", escaped(cell)) for cell in cells)
    rest = "".join(f'<td dir="auto">{cell}</td>' for cell in others)
    return f'<tr><th scope="row" dir="auto">{first}</th>{rest}</tr>'


def _listed(points: Sequence[str]) -> list[str]:
    return [f"<ul>{''.join(points)}</ul>"] if points else []


def _bold(words: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escaped(words))


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
