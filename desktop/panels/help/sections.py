"""The written part of the help: Markdown files of one language, in named sections."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HEAD = re.compile(r"^# ([a-z0-9_]+)(?:: (.+))?$", re.MULTILINE)
FALLBACK = "en"


@dataclass(frozen=True)
class Section:
    """A part of a file: what stands under ``# name`` or ``# name: Title``."""

    name: str
    title: str  # empty: whatever it explains has one
    text: str  # Markdown


@cache
def sections(language: str, file: str) -> dict[str, Section]:
    """Return the sections of a file in their order; in English where a language has none."""
    place = files("resources").joinpath("help", language, f"{file}.md")
    if not place.is_file():
        return {} if language == FALLBACK else sections(FALLBACK, file)
    text = place.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {
        head[1]: Section(head[1], head[2] or "", text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    }


def section(language: str, file: str, name: str) -> Section | None:
    """Return one section, in English where the language lacks it; None: there is none."""
    return sections(language, file).get(name) or sections(FALLBACK, file).get(name)
