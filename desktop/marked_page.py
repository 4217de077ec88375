"""Marked texts (the part of Markdown that help and guide use) as HTML for a screen or a file."""

import re
from collections.abc import Callable
from html import escape

HEADING = re.compile(r"(#{1,4}) (.+)")
ITEM, NUMBERED = re.compile(r"- (.+)"), re.compile(r"\d+\. (.+)")
RULE = re.compile(r"\|[\s:|-]+\|")
CELL = re.compile(r"(?<!\\)\|")
FENCE = "```"
INLINE = re.compile(
    r"\\(?P<letter>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\[(?P<words>(?:\\.|[^\]\\])+)\]\((?P<target>[\w:./-]+)\)"
    r"|(?P<tag></?su[bp]>|<br>|&(?:lt|gt|amp|nbsp);)"
)
TABLE = (
    '<table width="100%" cellspacing="0" cellpadding="3" border="1" style="border-collapse: '
    'collapse; border-color: #858E9B; margin-top: 6px; margin-bottom: 10px">'
)


def html_of(text: str) -> str:
    """Return a marked text as HTML; whatever is no mark in it stays letters."""
    lines = text.splitlines()
    html, place = [], 0
    while place < len(lines):
        made, place = _block(lines, place)
        html.append(made)
    return "\n".join(part for part in html if part)


def page_of(text: str, title: str, language: str) -> str:
    """Return a marked text as a whole page, for a file."""
    return wrapped(html_of(text), title, language)


def wrapped(body: str, title: str, language: str) -> str:
    """Return a body as a whole page that reads well in a browser and on paper."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>\n<style>{SHEET}</style></head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def inline(text: str) -> str:
    """Return the marks within a line as HTML."""
    html, end = [], 0
    for found in INLINE.finditer(text):
        html += [escape(text[end : found.start()], quote=False), _mark(found)]
        end = found.end()
    return "".join((*html, escape(text[end:], quote=False)))


def _mark(found: re.Match[str]) -> str:
    if found["letter"]:
        return escape(found["letter"], quote=False)
    if found["code"]:
        return f"<code>{escape(found['code'], quote=False)}</code>"
    if found["bold"]:
        return f"<b>{inline(found['bold'])}</b>"
    if found["words"]:
        return f'<a href="{found["target"]}">{inline(found["words"])}</a>'
    return found["tag"]


def _block(lines: list[str], place: int) -> tuple[str, int]:
    """Return the block that begins at a line, and the line after it."""
    line = lines[place].strip()
    if not line:
        return "", place + 1
    heading = HEADING.fullmatch(line)
    if heading is not None:
        level = len(heading[1])
        return f"<h{level}>{inline(heading[2])}</h{level}>", place + 1
    if line.startswith(FENCE):
        return _code(lines, place + 1)
    if line.startswith("|"):
        return _table(lines, place)
    for mark, tag in ((ITEM, "ul"), (NUMBERED, "ol")):
        if mark.fullmatch(line):
            return _list(lines, place, mark, tag)
    found, after = _run_of(lines, place, _is_prose)
    return f"<p>{inline(' '.join(found))}</p>", after


def _list(
    lines: list[str], place: int, mark: re.Pattern[str], tag: str
) -> tuple[str, int]:  # fmt: skip
    items = []
    for line in lines[place:]:
        item = mark.fullmatch(line.strip())
        if item is None:
            break
        items.append(f"<li>{inline(item[1])}</li>")
    return f"<{tag}>{''.join(items)}</{tag}>", place + len(items)


def _run_of(
    lines: list[str], place: int, belongs: Callable[[str], bool]
) -> tuple[list[str], int]:  # fmt: skip
    end = place
    while end < len(lines) and lines[end].strip() and belongs(lines[end].strip()):
        end += 1
    end = max(end, place + 1)
    return [line.strip() for line in lines[place:end]], end


def _is_prose(line: str) -> bool:
    return not (
        line.startswith(("|", FENCE))
        or HEADING.fullmatch(line) or ITEM.fullmatch(line) or NUMBERED.fullmatch(line)
    )  # fmt: skip


def _code(lines: list[str], place: int) -> tuple[str, int]:
    end = place
    while end < len(lines) and not lines[end].strip().startswith(FENCE):
        end += 1
    words = escape("\n".join(lines[place:end]), quote=False)
    return f"<pre>{words}</pre>", end + 1


def _table(lines: list[str], place: int) -> tuple[str, int]:
    found, after = _run_of(lines, place, lambda line: line.startswith("|"))
    has_rule = len(found) > 1 and RULE.fullmatch(found[1]) is not None
    sides = [_side(cell) for cell in _cells(found[1])] if has_rule else []
    rows = []
    for number, line in enumerate(found):
        if has_rule and number == 1:
            continue
        tag = "th" if has_rule and number == 0 else "td"
        cells = _cells(line)
        sides = sides or [""] * len(cells)
        made = (
            f"<{tag}{side}>{inline(cell)}</{tag}>"
            for cell, side in zip(cells, sides, strict=False)
        )  # fmt: skip
        rows.append(f"<tr>{''.join(made)}</tr>")
    return f"{TABLE}{''.join(rows)}</table>", after


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in CELL.split(line.strip())[1:-1]]


def _side(rule: str) -> str:
    return ' align="right"' if rule.endswith(":") else ' align="left"'


SHEET = """
body { font-family: Inter, "Segoe UI", system-ui, sans-serif; font-size: 11pt; line-height: 1.45;
  color: #171B21; background: #FFFFFF; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.3em; margin-top: 1.6em; } h3 { font-size: 1.05em; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; }
th, td { border: 1px solid #858E9B; padding: 4px 7px; vertical-align: top; }
pre { background: #F7F8FA; padding: 0.7em; white-space: pre-wrap; }
@media print { section { break-before: page; } section:first-of-type { break-before: auto; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
"""
