"""Whether a lab is right: every stated number is computed again, every text is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sampling_core.cases import case as case_of
from sampling_core.errors import LabError
from sampling_core.labs.lab import OWN, Lab, LabSource
from sampling_core.labs.measuring.measures import Apparatus, Value, is_own
from sampling_core.labs.measuring.options import is_percent, right_option
from sampling_core.labs.measuring.shown import PLACE, as_stated, is_stated
from sampling_core.labs.reading import places
from sampling_core.labs.reading.limits import numbers_in
from sampling_core.labs.reading.places import Asked
from sampling_core.words import say

NUMBER = re.compile(r"(?<![\w.{])−?\d{1,15}(?:\.\d{1,15})?")
SMALL = 20  # whole numbers up to here need no source: “three rounds”, “Lab 6”
LONGEST = 200  # numbers of a text that are looked at


@dataclass(frozen=True)
class Finding:
    """One thing about a lab that its author should know."""

    place: str
    sentence: str
    is_error: bool = True


def check(lab: Lab) -> tuple[Finding, ...]:
    """Return what is wrong with a lab, errors and remarks, in the order of the file."""
    found = [*_measured(lab), *_runs(lab), *_texts(lab), *_unused(lab)]
    return tuple(dict.fromkeys(found))


def _measured(lab: Lab) -> Iterator[Finding]:
    """Compute every measure; those of own settings with the settings that a case starts with."""
    usual = Apparatus(lab)
    for asked in places.asked(lab):
        own = is_own(asked.measure)
        if own and asked.stated:
            sentence = say("It follows from what the student proposes: no text can state it.")
            yield Finding(asked.place, sentence)
            continue
        apparatus = _started(asked, lab) if own else usual
        if apparatus is None:
            continue  # on data that only the student has
        try:
            value = apparatus.value(asked.measure)
        except LabError as problem:
            yield Finding(asked.place, str(problem))
            continue
        yield from _compared(asked, value)


def _started(asked: Asked, lab: Lab) -> Apparatus | None:
    if asked.source == OWN:
        return None
    start = asked.case.start if asked.case else None
    return Apparatus(lab, start, Apparatus(lab).source(asked.source))


def _compared(asked: Asked, value: Value) -> Iterator[Finding]:
    what = asked.measure.what
    if asked.stated and not is_stated(value, what, asked.stated):
        yield Finding(
            asked.place,
            say("It states {stated}, but {value} is computed.",
                stated=asked.stated, value=as_stated(value, what, asked.stated)),
        )  # fmt: skip
    field = asked.field
    if field is None:
        return
    if field.kind == "choice" and right_option(field, value) is None:
        sentence = say("No option is called {value}, which is computed.", value=str(value))
        yield Finding(asked.place, sentence)
    if field.kind == "number" and (isinstance(value, str | tuple) or not _fits(asked, value)):
        sentence = say("The answer cannot be entered: {value} is computed.", value=str(value))
        yield Finding(asked.place, sentence)


def _fits(asked: Asked, value: float) -> bool:
    field = asked.field
    if field is None:
        return True
    scale = 100.0 if is_percent(field) else 1.0
    low = -float("inf") if field.low is None else field.low
    high = float("inf") if field.high is None else field.high
    return low <= value * scale <= high


def _runs(lab: Lab) -> Iterator[Finding]:
    """Run everything that a case offers."""
    apparatus = Apparatus(lab)
    for name, run in lab.runs.items():
        if run.source == OWN:
            continue
        try:
            apparatus.trace(name)
        except LabError as problem:
            yield Finding(places.of_run(name), str(problem))


def _texts(lab: Lab) -> Iterator[Finding]:
    known = _known_numbers(lab)
    for place, part, text in places.texts(lab):
        for language in lab.languages if text else ():
            if not text.get(language, "").strip():
                sentence = say(
                    "“{part}” has no text in “{language}”.", part=part, language=language
                )
                yield Finding(place, sentence)
        for words in text.values():
            yield from _facts_in(lab, place, words)
            yield from _numbers_in(place, words, known)
    if not lab.title:
        yield Finding(say("The lab"), say("It has no title."))


def _facts_in(lab: Lab, place: str, words: str) -> Iterator[Finding]:
    for name in dict.fromkeys(PLACE.findall(words)):
        if name not in lab.facts:
            yield Finding(place, say("There is no fact called “{name}”.", name=name))


def _numbers_in(place: str, words: str, known: set[str]) -> Iterator[Finding]:
    plain = PLACE.sub("", words)
    for number in dict.fromkeys(NUMBER.findall(plain)[:LONGEST]):
        is_small = "." not in number and abs(int(number.replace("−", "-"))) <= SMALL
        if not is_small and _trimmed(number) not in known:
            sentence = say("{number} is neither a fact nor a setting.", number=number)
            yield Finding(place, sentence, is_error=False)


def _known_numbers(lab: Lab) -> set[str]:
    """Each number of the settings and data, as texts may write it; shares also in per cent."""
    found: set[str] = set()
    logits = [number for source in lab.sources.values() for number in _logits_of_case(source)]
    for value in numbers_in((lab.runs, lab.cases, lab.sources, lab.trees, lab.locks, logits)):
        found.add(_trimmed(f"{value:.10f}".replace("-", "−")))
        if 0.0 < value < 1.0:
            found.add(_trimmed(f"{100.0 * value:.8f}"))
    for value in (lab.low, lab.high, lab.viable, 100.0 * lab.viable, lab.draws, lab.seed or 0):
        found.add(_trimmed(f"{value:.10f}"))
    return found | {_trimmed(name) for name in _numbered_options(lab)}


def _logits_of_case(source: LabSource) -> tuple[float, ...]:
    return case_of(source.case).logits if source.case else ()


def _numbered_options(lab: Lab) -> Iterator[str]:
    """The numbers that choices offer, right or not: “About 30 %”."""
    for part in lab.cases:
        for field in part.predict:
            yield from (option.name for option in field.options if NUMBER.fullmatch(option.name))


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _unused(lab: Lab) -> Iterator[Finding]:
    used_facts = {
        name for _, _, text in places.texts(lab) for words in text.values()
        for name in PLACE.findall(words)
    }  # fmt: skip
    for name in lab.facts:
        if name not in used_facts:
            sentence = say("No text states it.")
            yield Finding(places.of_fact(name), sentence, is_error=False)
    runs = _used_runs(lab)
    for name in lab.runs:
        if name not in runs:
            yield Finding(places.of_run(name), say("Nothing uses it."), is_error=False)
    sources = {run.source for run in lab.runs.values()} | {case.source for case in lab.cases}
    for name in lab.sources:
        if name not in sources:
            yield Finding(places.of_source(name), say("Nothing uses it."), is_error=False)


def _used_runs(lab: Lab) -> set[str]:
    used = {
        name for asked in places.asked(lab) for name in (asked.measure.run, *asked.measure.runs)
    }
    for case in lab.cases:
        used |= {case.recommended, *case.runs, *case.table.runs}
        used |= {option.name for field in case.predict for option in field.options}
    return used
