"""Worksheets and answers on paper, made from a lab's own data, so that they stay true."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress

from sampling_core.errors import LabError
from sampling_core.labs.evidence.marked import plain, table
from sampling_core.labs.lab import Case, Field, Lab, said
from sampling_core.labs.locking.lock_words import title as parameter_title
from sampling_core.labs.measuring.measures import Apparatus, is_own
from sampling_core.labs.measuring.options import right_option
from sampling_core.labs.measuring.shown import filled, in_language, shown
from sampling_core.words import say

MOST_TOKENS = 14  # on paper; larger data stays on the screen
BLANK = r"\_" * 8
LINE = "&nbsp;\n\n" + r"\_" * 72  # with room to write above it


def title(lab: Lab, language: str) -> str:
    """Return what a lab is called on paper: ``Lab 2 · Top-p: a list that breathes``."""
    words = said(lab.title, language)
    return say("Lab {number} · {title}", number=lab.number, title=words) if lab.number else words


def summary(lab: Lab, language: str, *, whole: bool = True) -> str:
    """Return what a lab asks and shows, as a marked text; the question alone unless ``whole``."""
    minutes = say("{count} minutes", count=lab.minutes) if lab.minutes else ""
    parts = (
        (say("Question"), lab.question), (say("It shows"), lab.insight),
        (say("Often believed"), lab.belief), (say("For fast ones"), lab.extension),
    )  # fmt: skip
    shown_parts = parts if whole else parts[:1]
    texts = [(head, filled(lab, text, language)) for head, text in shown_parts]
    lines = [_under(head, text) for head, text in texts if text]
    head = " · ".join(part for part in (plain(title(lab, language)), minutes) if part)
    return "\n\n".join((f"### {head}", *lines))


def worksheet(lab: Lab, language: str) -> str:
    """Return a worksheet as a marked text: data, what to predict, and room to write."""
    head = say("Name {blank} Class {blank} Date {blank}", blank=BLANK)
    parts = [f"# {plain(title(lab, language))}", head]
    question = filled(lab, lab.question, language)
    if question:
        parts.append(f"**{question}**")
    apparatus = Apparatus(lab)
    shown_sources: set[str] = set()
    for case in lab.cases:
        parts += _case(lab, case, language)
        if case.source not in shown_sources and not case.instrument:
            parts += _data(apparatus, case.source)
            shown_sources.add(case.source)
        parts += _predictions(lab, case, language)
        ask = filled(lab, case.explain, language)
        if ask:
            parts += [_under(say("Explain"), ask), LINE, LINE]
    return "\n\n".join(part for part in parts if part)


def answers(lab: Lab, language: str) -> Generator[float, None, str]:
    """Compute the answers of a lab as a marked text; yields the share done.

    What follows from settings that the student proposes is computed with the recommended ones.
    """
    asked = [(case, field) for case in lab.cases for field in case.predict]
    rows = []
    for place, (case, field) in enumerate(asked):
        answer = _answer(lab, case, field, language)
        if answer:
            rows.append((plain(said(case.title, language)), _ask(lab, field, language), answer))
        yield (place + 1) / len(asked)
    header = say("Case"), say("Question"), say("Answer")
    return f"### {plain(title(lab, language))}\n\n{table(header, rows)}"


def _under(head: str, text: str) -> str:
    """Return a text after its heading; a list begins below it."""
    gap = "\n\n" if text.startswith("- ") else " "
    return f"**{head}.**{gap}{text}"


def _case(lab: Lab, case: Case, language: str) -> Iterator[str]:
    if len(lab.cases) > 1:
        yield f"## {plain(said(case.title, language))}"
    yield filled(lab, case.task, language)


def _data(apparatus: Apparatus, name: str) -> list[str]:
    """Return tokens and logits side by side; nothing where there are too many, or a tree."""
    if not name:
        return [say("Data of your own:"), table(("", ""), [(BLANK, BLANK)] * 5)]
    try:
        source = apparatus.source(name)
    except LabError:
        return []
    if len(source) > MOST_TOKENS:
        return [say("The data is in the program: {count} tokens.", count=f"{len(source):,}")]
    tokens = [plain(source.token(token)) for token in range(len(source))]
    logits = [f"{value:.4g}".replace("-", "−") for value in source.logits.tolist()]
    half = (len(tokens) + 1) // 2
    rows = [
        (tokens[place], logits[place], *_other(tokens, logits, place + half))
        for place in range(half)
    ]  # fmt: skip
    header = say("Token"), say("Logit")
    return [table((*header, *header), rows)]


def _other(tokens: Sequence[str], logits: Sequence[str], place: int) -> tuple[str, str]:
    return (tokens[place], logits[place]) if place < len(tokens) else ("", "")


def _predictions(lab: Lab, case: Case, language: str) -> list[str]:
    rows = [(_settings(name), BLANK, "") for name in case.propose]
    rows += [
        (_ask(lab, field, language), _room(lab, field, language), "")
        for field in case.predict
        if field.kind != "text"
    ]
    parts = []
    if rows:
        header = say("Predict"), say("My prediction"), say("What came out")
        parts.append(table(header, rows))
    for field in case.predict:
        if field.kind == "text":
            parts += [f"**{_ask(lab, field, language)}**", LINE]
    return parts


def _settings(parameter: str) -> str:
    return say("Setting: {name}", name=plain(parameter_title(parameter)))


def _ask(lab: Lab, field: Field, language: str) -> str:
    return filled(lab, field.ask, language)


def _room(lab: Lab, field: Field, language: str) -> str:
    """Return the room to write, or the options to choose from."""
    if field.kind == "band":
        return " / ".join(say(band) for band in ("low", "medium", "high"))
    if field.kind == "choice":
        return " / ".join(_option(lab, field, option.name, language) for option in field.options)
    if field.kind == "ranking":
        names = ", ".join(_option(lab, field, option.name, language) for option in field.options)
        return say("Order: {options}", options=names)
    return f"{BLANK} {plain(say(field.unit))}" if field.unit else BLANK


def _option(lab: Lab, field: Field, name: str, language: str) -> str:
    text = next((option.text for option in field.options if option.name == name), {})
    return filled(lab, text, language) or plain(name)


def _answer(lab: Lab, case: Case, field: Field, language: str) -> str:
    """Return what is right, with its unit; empty where nothing is, or the student decides it."""
    if field.answer is None:
        return _option(lab, field, field.right, language) if field.right else ""
    with suppress(LabError):
        apparatus, words = Apparatus(lab), "{answer}"
        if is_own(field.answer):
            apparatus = _recommended(lab, case)
            words = say("{answer} with the recommended settings", answer="{answer}")
        value = apparatus.value(field.answer)
        if field.kind == "choice":
            answer = _option(lab, field, right_option(field, value) or "", language)
        elif isinstance(value, tuple):
            answer = " < ".join(_option(lab, field, name, language) for name in value)
        else:
            answer = plain(in_language(shown(value, field.answer.what), language))
        unit = "" if field.unit in ("", "%", "tokens") else f" {plain(say(field.unit))}"
        return words.replace("{answer}", answer + unit)
    return ""


def _recommended(lab: Lab, case: Case) -> Apparatus:
    """Return the measures with the recommended settings as the student's own; raises LabError."""
    if not case.recommended:
        raise LabError(say("This case recommends no settings."))
    made = Apparatus(lab)
    return Apparatus(lab, made.settings(case.recommended), made.source(case.source))
