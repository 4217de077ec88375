"""Finding words in the help."""

from dataclasses import dataclass

from desktop.panels.help.catalogue import FILES, GLOSSARY, pages, title_of
from desktop.panels.help.sections import section
from sampling_core.engine import KINDS
from sampling_core.fields import Choice, specs
from sampling_core.words import say

MOST = 30  # pages that are listed
AROUND = 60  # characters shown on each side


@dataclass(frozen=True)
class Hit:
    """A page in which all words were found."""

    name: str
    title: str
    excerpt: str


def find(query: str, language: str) -> list[Hit]:
    """Return pages that have every word of a query, those with one in the title first."""
    words = query.casefold().split()
    if not words:
        return []
    in_titles: list[Hit] = []
    in_texts: list[Hit] = []
    for name in pages(language):
        title, text = title_of(name, language), text_of(name, language)
        everything = f"{title} {text}".casefold()
        if all(word in everything for word in words):
            hit = Hit(name, _told_apart(name, title, language), _excerpt(text, words[0]))
            is_title = any(word in title.casefold() for word in words)
            (in_titles if is_title else in_texts).append(hit)
    return (in_titles + in_texts)[:MOST]


def _told_apart(name: str, title: str, language: str) -> str:
    """Return the title of a page; a word of the glossary says that it is one."""
    if not name.startswith("term."):
        return title
    return f"{title} ({title_of(GLOSSARY, language)})"


def text_of(name: str, language: str) -> str:
    """Return what is written on a page, without marks and without live numbers."""
    kind, _, rest = name.partition(".")
    found = section(language, FILES[kind], rest) if kind in FILES else None
    text = "" if found is None else found.text.replace("*", "")
    if kind == "sampler":
        fields = specs(KINDS[rest]).values()
        hints = " ".join(f"{say(spec.label)} {say(spec.hint)}" for spec in fields)
        names = " ".join(spec.parameter for spec in fields if not isinstance(spec, Choice))
        text = f"{say(KINDS[rest].summary)} {text} {hints} {names}"
    return " ".join(text.split())


def _excerpt(text: str, word: str) -> str:
    place = max(0, text.casefold().find(word))
    start, end = max(0, place - AROUND), place + len(word) + AROUND
    shown = text[start:end]
    if start > 0:
        shown = "…" + shown.partition(" ")[2]
    return shown.rpartition(" ")[0] + " …" if end < len(text) else shown
