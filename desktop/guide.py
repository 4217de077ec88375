"""The teacher's guide: what is written, and what is made from the labs themselves."""

import re
from collections.abc import Generator
from importlib.resources import files

from PySide6.QtCore import QCoreApplication

from desktop.marked_page import html_of, wrapped
from sampling_core.labs.built_in import LABS, built_in, heads
from sampling_core.labs.evidence.worksheet import answers, summary, worksheet
from sampling_core.labs.lab import said
from sampling_core.words import say

translate = QCoreApplication.translate

GUIDE, ANSWERS, WORKSHEETS = "guide", "answers", "worksheets"
SECTION = '<section class="lab">{body}</section>'  # begins on a page of its own
OPENING = 4  # chapters on the first pages, before what the labs show
POLICY = """{
  "format": "samplinglab/policy",
  "version": 1,
  "start_clean": true,
  "lab": "top-p",
  "language": "en",
  "hide_teach": true
}"""


def parts(language: str, *, with_answers: bool) -> list[tuple[str, str]]:
    """Return what can be read and printed: each name with its title."""
    found = [(GUIDE, translate("Guide", "Teacher’s guide"))]
    if with_answers:
        found.append((ANSWERS, translate("Guide", "Answers to all labs")))
    found.append((WORKSHEETS, translate("Guide", "All worksheets")))
    words = translate("Guide", "Worksheet: lab {number}, {title}")
    for lab in heads():
        title = words.format(number=lab.number, title=said(lab.title, language))
        found.append((lab.name, title))
    return found


def making(
    part: str, language: str, *, with_answers: bool = True
) -> Generator[float, None, str]:  # fmt: skip
    """Make a part as the body of a page; yields the share done."""
    if part == ANSWERS and with_answers:
        text = yield from _answers(language)
        return html_of(text)
    if part == WORKSHEETS:
        made = []
        for place, name in enumerate(LABS):
            made.append(SECTION.format(body=html_of(worksheet(built_in(name), language))))
            yield (place + 1) / len(LABS)
        return "\n".join(made)
    if part in LABS:
        return html_of(worksheet(built_in(part), language))
    yield 0.0
    return _in_chapters(guide_text(language, with_answers=with_answers))


def made(part: str, language: str, *, with_answers: bool = True) -> str:
    """Return a part as the body of a page, at once."""
    steps = making(part, language, with_answers=with_answers)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            body: str = end.value
            return body


def whole(body: str, title: str, language: str) -> str:
    """Return a body as a page for a file."""
    return wrapped(body, title, language)


def guide_text(language: str, *, with_answers: bool = True) -> str:
    """Return the guide as a marked text, with what the labs say of themselves."""
    folder = files("resources").joinpath("help")
    file = folder.joinpath(language, "teachers-guide.md")
    if not file.is_file():
        file = folder.joinpath("en", "teachers-guide.md")
    labs = "\n\n".join(
        summary(built_in(name), language, whole=with_answers) for name in LABS
    )  # fmt: skip
    text = file.read_text(encoding="utf-8")
    policy = POLICY.replace('"en"', f'"{language}"')
    return text.replace("{labs}", labs).replace("{policy}", policy)


def _in_chapters(text: str) -> str:
    """Return a marked text as HTML; the lessons, the labs and what follows begin new pages."""
    first, *chapters = re.split(r"(?m)^(?=## )", text)
    whole_pages = [first + "".join(chapters[:OPENING]), *chapters[OPENING:]]
    return "\n".join(SECTION.format(body=html_of(page)) for page in whole_pages)


def _answers(language: str) -> Generator[float, None, str]:
    texts = [f"# {say('Answers to all labs')}"]
    for place, name in enumerate(LABS):
        steps = answers(built_in(name), language)
        while True:
            try:
                share = next(steps)
            except StopIteration as end:
                texts.append(end.value)
                break
            yield (place + share) / len(LABS)
    return "\n\n".join(texts)
