"""What the form of each kind of block asks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.panels.lab_editor.blocks import Block
from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.forms_cases import case_rows, field_rows, sources
from desktop.panels.lab_editor.forms_rules import locks, reveal, workspace
from desktop.panels.lab_editor.names import words
from desktop.panels.lab_editor.paths import Path, at, renamed
from desktop.panels.lab_editor.settings_row import (
    TAKE_DATA,
    lab_source_of,
    measure_rows,
    settings_row,
    source_words,
)
from sampling_core.cases import CASES
from sampling_core.experiment import LARGEST_DRAW, LARGEST_SEED
from sampling_core.labs.lab import Lab, LabSource, Measure
from sampling_core.labs.recordings import RECORDED

translate = QCoreApplication.translate


def fill(form: Form, block: Block, go: Callable[[Path], None]) -> None:
    """Put the rows of a block into a form; ``go`` chooses another block after a renaming."""
    makers: dict[str, Callable[[Form, Path], None]] = {
        "lab": _lab,
        "case": case_rows,
        "field": field_rows,
        "locks": locks,
        "reveal": reveal,
        "workspace": workspace,
        "fact": partial(_fact, go=go),
        "run": partial(_run, go=go),
        "source": partial(_source, go=go),
    }
    if block.kind in makers:
        makers[block.kind](form, block.path)
    else:
        form.note(_about(block.kind))


def shape(lab: Lab, block: Block) -> tuple[object, ...]:
    """Return what decides which rows a form has."""
    try:
        value: Any = at(lab, block.path)
    except (LookupError, AttributeError):
        return ()
    names = tuple(lab.sources), tuple(lab.runs), lab.languages
    kinds: dict[str, Callable[[], object]] = {
        "field": lambda: (value.kind, _asked(value.answer), [o.name for o in value.options]),
        "fact": lambda: _asked(value.measure),
        "locks": lambda: [(name, lock.state) for name, lock in value.parameters.items()],
        "reveal": lambda: (value.when, value.pin),
        "source": lambda: (value.case, value.recorded),
        "lab": lambda: lab.seed is None,
    }
    return names, kinds[block.kind]() if block.kind in kinds else None


def _asked(measure: Measure | None) -> tuple[object, ...]:
    return () if measure is None else (measure.what, len(measure.runs) > 0)


def _about(kind: str) -> str:
    return {
        "sources": translate(
            "LabEditor", "The data of the lab. Add some, or take the data of the window."
        ),
        "runs": translate(
            "LabEditor", "Settings on data, which cases offer and facts measure. Add a run with +."
        ),
        "cases": translate(
            "LabEditor", "Each case is one round: predict, run, compare, explain. Add one with +."
        ),
        "facts": translate(
            "LabEditor", "Numbers that texts state as {name}: each is computed again when checked."
        ),
    }.get(kind, "")


def _lab(form: Form, _: Path) -> None:
    form.text(("title",), translate("LabEditor", "Title"))
    form.text(("question",), translate("LabEditor", "Question"), 2)
    form.line(("name",), translate("LabEditor", "Short name, for files"))
    form.line(("author",), translate("LabEditor", "Author"))
    form.number(("minutes",), translate("LabEditor", "Minutes"), 0, 600, empty=0)
    form.several(
        ("languages",),
        translate("LabEditor", "Languages"),
        [("en", translate("LabEditor", "English")), ("de", translate("LabEditor", "German"))],
    )
    form.heading(translate("LabEditor", "What counts"))
    form.number(
        ("low",),
        translate("LabEditor", "Entropy is low up to, nats"),
        0,
        20,
        step=0.1,
        whole=False,
        empty=1.0,
    )
    form.number(
        ("high",),
        translate("LabEditor", "Entropy is high from, nats"),
        0,
        20,
        step=0.1,
        whole=False,
        empty=2.0,
    )
    form.number(
        ("viable",),
        translate("LabEditor", "A token is viable from the probability"),
        0,
        1,
        step=0.005,
        whole=False,
        empty=0.01,
    )
    form.number(
        ("draws",), translate("LabEditor", "Draws"), 1, LARGEST_DRAW, step=1000, empty=10_000
    )
    form.number(
        ("seed",),
        translate("LabEditor", "Seed (empty: a different one for everybody)"),
        0,
        LARGEST_SEED,
    )
    form.heading(translate("LabEditor", "After the last case"))
    form.text(("insight",), translate("LabEditor", "Insight"), 2)
    form.text(("belief",), translate("LabEditor", "Often believed"), 2)
    form.text(("extension",), translate("LabEditor", "Extension"), 2)


def _renaming(form: Form, path: Path, go: Callable[[Path], None]) -> Callable[[str], None]:
    def put(name: str) -> None:
        lab = form.draft.lab
        kind, before = str(path[0]), str(path[1])
        if lab is None or not name or name == before or name in getattr(lab, kind):
            return
        form.draft.put(renamed(lab, kind, before, name), translate("LabEditor", "Rename"))
        go((kind, name))

    return put


def _source(form: Form, path: Path, go: Callable[[Path], None]) -> None:
    lab = form.draft.lab
    assert lab is not None
    form.name(path, translate("LabEditor", "Name in the lab"), _renaming(form, path, go))
    told = form.note("")
    form.shows(lambda: told.setText(source_words(form.value(path))))

    def take() -> None:
        form.put(
            path, lab_source_of(form.session.experiment.source), translate("LabEditor", "Data")
        )

    form.buttons(("take_data", words(TAKE_DATA), take))
    source: LabSource = form.value(path)
    built_in: list[tuple[object, str]] = [(case.name, case.name) for case in CASES]
    built_in += [(name, name) for name in RECORDED]
    where = (*path, "recorded" if source.recorded else "case")
    none: tuple[object, str] = ("", translate("LabEditor", "none: its own tokens"))
    box = form.choice(where, translate("LabEditor", "Built-in data"), [none, *built_in])
    box.activated.disconnect()

    def choose(_: int) -> None:
        name = str(box.currentData())
        if name:
            made = LabSource(recorded=name) if name in RECORDED else LabSource(case=name)
            form.put(path, made, translate("LabEditor", "Data"))

    box.activated.connect(choose)
    if source.logits:
        form.line((*path, "name"), translate("LabEditor", "Name on the screen"))
        form.line((*path, "origin"), translate("LabEditor", "Where it comes from"))


def _run(form: Form, path: Path, go: Callable[[Path], None]) -> None:
    form.name(path, translate("LabEditor", "Name in the lab"), _renaming(form, path, go))
    form.text((*path, "title"), translate("LabEditor", "Title (empty: the settings in words)"))
    form.choice((*path, "source"), translate("LabEditor", "Data"), sources(form))
    settings_row(form, (*path, "settings"), translate("LabEditor", "Settings"), (*path, "source"))


def _fact(form: Form, path: Path, go: Callable[[Path], None]) -> None:
    form.name(
        path, translate("LabEditor", "Name: texts say it in braces"), _renaming(form, path, go)
    )
    form.line((*path, "stated"), translate("LabEditor", "As the text states it"))
    measure_rows(form, (*path, "measure"), translate("LabEditor", "Measured"), optional=False)
