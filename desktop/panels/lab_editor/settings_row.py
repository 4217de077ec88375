"""Rows about settings, data and measures: taken from the session, or put together by choices."""

import math
from operator import is_not
from typing import Any

import msgspec

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.names import measures, parameters, words
from desktop.panels.lab_editor.paths import Path
from desktop.veiled import refusal
from sampling_core.cases import CASES
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.labs.lab import OWN, Lab, LabSource, Measure, Settings
from sampling_core.labs.measuring.measures import Apparatus, chain_of, experiment_of, kind_of
from sampling_core.labs.proposal import settings_of
from sampling_core.labs.recordings import RECORDED
from sampling_core.model_view.session import Session
from sampling_core.words import say

MOST_TOKENS = 20_000  # of data that a lab file carries from the session
TAKE = QT_TRANSLATE_NOOP("LabEditor", "Take the current settings")
TAKE_DATA = QT_TRANSLATE_NOOP("LabEditor", "Take the current data")


def settings_row(form: Form, path: Path, label: str, source: Path | None) -> None:
    """Add settings in words, taken from the window or shown in it."""

    def show() -> None:
        told.setText(settings_words(form.value(path)))

    def take() -> None:
        form.put(path, settings_of(form.session.experiment), label)

    def use() -> None:
        lab = form.draft.sound
        data = form.session.experiment.source
        name = form.value(source) if source else ""
        if name and name != OWN:
            data = Apparatus(lab).source(name)
        form.session.edit(experiment_of(form.value(path), data, lab), label)

    form.heading(label)
    told = form.note("")
    form.buttons(
        (f"take.{path[0]}", words(TAKE), take),
        (f"use.{path[0]}", words(QT_TRANSLATE_NOOP("LabEditor", "Show them in the window")), use),
        (f"off.{path[0]}", words(QT_TRANSLATE_NOOP("LabEditor", "All off")),
         lambda: form.put(path, Settings(), label)),
    )  # fmt: skip
    form.shows(show)


def settings_words(settings: Settings) -> str:
    """Return settings in a few words: ``T 0.60, top-p 0.95``."""
    try:
        chain = chain_of(settings)
    except LabError as problem:
        return str(problem)
    told = say(chain.settings()).replace("  ", ", ")  # “all off”; others are terms
    return told if settings.pick == "sample" else f"{told}, greedy"


def measure_rows(form: Form, path: Path, label: str, *, optional: bool = True) -> None:
    """Add what is right: a measure, and what it must be told."""
    lab = form.draft.lab
    assert lab is not None
    now: Measure | None = form.value(path)
    none = words(QT_TRANSLATE_NOOP("LabEditor", "Nothing: an open question"))
    options: list[tuple[object, str]] = [("", none)] if optional else []
    box = form.choice((*path, "what") if now else path, label, options + measures())
    box.activated.disconnect()
    box.activated.connect(
        lambda _: form.put(path, measure_of(lab, str(box.currentData()), now), label)
    )
    if now is None:
        box.setCurrentIndex(0)
        return
    try:
        kind = kind_of(now.what)
    except LabError as problem:
        form.note(str(problem))
        return
    _told(form, path, now, lab, runs=kind.runs, needs=kind.needs, of=kind.of)
    answer = form.note("")
    worked_out: list[Any] = [()]  # the parts of the lab that the words follow from

    def show() -> None:
        draft = form.draft.lab
        parts: Any = draft and (
            form.value(path), draft.runs, draft.sources, draft.trees, is_closed(form.session)
        )  # fmt: skip
        before = worked_out[0]
        if len(before) != len(parts) or any(map(is_not, parts, before)):
            worked_out[0] = parts
            answer.setText(answer_words(form, path))

    form.shows(show)


def _told(
    form: Form, path: Path, now: Measure, lab: Lab, *, runs: int, needs: tuple[str, ...], of: str
) -> None:
    own = words(QT_TRANSLATE_NOOP("LabEditor", "the settings that the student proposes"))
    names: list[tuple[str, str]] = [(OWN, own), *((name, name) for name in lab.runs)]
    if of == "tree":
        trees = [(name, name) for name in lab.trees]
        form.choice((*path, "tree"), words(QT_TRANSLATE_NOOP("LabEditor", "Tree")), [*trees])
    elif runs:
        form.several((*path, "runs"), words(QT_TRANSLATE_NOOP("LabEditor", "Of these runs")), names)
    elif of == "run":
        form.choice((*path, "run"), words(QT_TRANSLATE_NOOP("LabEditor", "Of the run")), [*names])
    if "token" in needs or now.token:
        form.line((*path, "token"), words(QT_TRANSLATE_NOOP("LabEditor", "Token")))
    if "parameter" in needs or now.what in ("idle", "held"):
        title = words(QT_TRANSLATE_NOOP("LabEditor", "Parameter"))
        form.choice((*path, "parameter"), title, [("", "–"), *parameters()])
    if "target" in needs or now.what in ("held", "total"):
        title = words(QT_TRANSLATE_NOOP("LabEditor", "Target"))
        form.number((*path, "target"), title, 0.0, 1e6, step=0.01, whole=False)
    if "strategy" in needs:
        form.line((*path, "strategy"), words(QT_TRANSLATE_NOOP("LabEditor", "Strategy")))


def measure_of(lab: Lab, what: str, before: Measure | None) -> Measure | None:
    """Return a measure of a name, which keeps what it was told before."""
    if not what:
        return None
    kind, told = kind_of(what), before or Measure(what)
    runs = told.runs
    if kind.runs and len(runs) < kind.runs:
        runs = tuple(lab.runs)[: max(kind.runs, 2)]
    parameter = told.parameter or ("temperature" if "parameter" in kind.needs else "")
    target = told.target if told.target is not None or "target" not in kind.needs else 1.0
    return msgspec.structs.replace(
        told, what=what, runs=runs if kind.runs else (), parameter=parameter, target=target
    )


def answer_words(form: Form, path: Path) -> str:
    """Return what a measure gives now, where it does not follow from the student's settings."""
    from sampling_core.labs.measuring.measures import is_own
    from sampling_core.labs.measuring.shown import shown

    measure = form.value(path)
    if is_closed(form.session):
        return refusal()
    try:
        if measure is None or is_own(measure):
            return words(QT_TRANSLATE_NOOP("LabEditor", "It follows from what the student sets."))
        if measure.what.startswith(("solve", "reachable", "overtakes", "jump")):
            return words(QT_TRANSLATE_NOOP("LabEditor", "It is found when the lab is run."))
        value = Apparatus(form.draft.sound).value(measure)
        told = words(QT_TRANSLATE_NOOP("LabEditor", "Now: {value}"))
        return told.format(value=shown(value, measure.what))
    except LabError as problem:
        return str(problem)


def is_closed(session: Session) -> bool:
    """Whether somebody works on a lab whose results are hidden: the editor tells none then."""
    return session.veil.hides and not session.lab.is_trial


def source_words(source: LabSource) -> str:
    """Return what the data of a lab is, in a few words."""
    if source.case:
        return say("The built-in example “{name}”", name=source.case)
    if source.recorded:
        return say("The built-in recording “{name}”", name=source.recorded)
    count = f"{len(source.logits):,}".replace(",", "\u202f")
    return say("{count} tokens with logits, in the lab file", count=count)


def lab_source_of(source: Source) -> LabSource:
    """Return the data of the window as a lab holds it; raises LabError for what it cannot hold."""
    for case in CASES:
        if case.source is source or case.source == source:
            return LabSource(case=case.name)
    if source.name in RECORDED:
        return LabSource(recorded=source.name)
    if len(source) > MOST_TOKENS:
        raise LabError(
            say("The data has {count} tokens; a lab takes up to {most} from the window.",
                count=f"{len(source):,}", most=f"{MOST_TOKENS:,}")
        )  # fmt: skip
    logits = tuple(float(each) for each in source.given)
    if source.tail is not None or not all(map(math.isfinite, logits)):
        raise LabError(say("A lab holds only data whose every logit is a number."))
    tokens = tuple(map(source.token, range(len(source))))
    return LabSource(name=source.name, origin=source.origin, tokens=tokens, logits=logits)


def first_lab(experiment: Experiment) -> Lab:
    """Return a lab to begin with: the data and the settings of the window, two predictions."""
    from desktop.panels.lab_editor.blocks import new_field
    from sampling_core.labs.lab import Case, Run

    both, given = ("en", "de"), "given"
    empty = Lab("my-lab", {"en": "My lab", "de": "Mein Lab"}, (), languages=both, minutes=10)
    settings = settings_of(experiment)
    fields = tuple(
        msgspec.structs.replace(field, answer=Measure(field.answer.what, given))
        for field in (new_field(empty, "tokens", "number"), new_field(empty, "band", "band"))
        if field.answer is not None
    )
    case = Case(
        "first", {"en": "First case", "de": "Erster Fall"},
        {"en": "Predict the result of these settings, then run them.",
         "de": "Sage das Ergebnis dieser Einstellungen voraus und starte dann den Lauf."},
        "data", settings, predict=fields, runs=(given,),
        explain={"en": "Why did this happen?", "de": "Warum ist das so?"},
    )  # fmt: skip
    fixed = Run("data", settings, {"en": "As given", "de": "Wie gegeben"})
    return msgspec.structs.replace(
        empty, cases=(case,), sources={"data": lab_source_of(experiment.source)},
        runs={given: fixed},
    )  # fmt: skip
