"""What the forms of a case and of its predictions ask."""

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop.panels.lab_editor.blocks import new_field
from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.names import COLUMNS, FIELDS, MEASURED, PANELS, parameters, words
from desktop.panels.lab_editor.options_row import options_rows
from desktop.panels.lab_editor.paths import Path
from desktop.panels.lab_editor.settings_row import measure_rows, settings_row
from sampling_core.labs.lab import OWN, Column, Measure
from sampling_core.words import say

translate = QCoreApplication.translate


def sources(form: Form) -> list[tuple[object, str]]:
    lab = form.draft.lab
    assert lab is not None
    return [(name, name) for name in lab.sources]


def runs_of(form: Form) -> list[tuple[str, str]]:
    lab = form.draft.lab
    assert lab is not None
    return [
        (OWN, translate("LabEditor", "the student's own settings")),
        *((name, name) for name in lab.runs),
    ]


def case_rows(form: Form, path: Path) -> None:
    form.text((*path, "title"), translate("LabEditor", "Title"))
    form.text((*path, "task"), translate("LabEditor", "Task: what the student reads first"), 3)
    own: tuple[object, str] = ("", translate("LabEditor", "the student's own data"))
    form.choice((*path, "source"), translate("LabEditor", "Data"), [own, *sources(form)])
    settings_row(
        form, (*path, "start"), translate("LabEditor", "Settings at the start"), (*path, "source")
    )
    proposable = [(str(name), text) for name, text in parameters()]
    form.several(
        (*path, "propose"),
        translate("LabEditor", "Parameters that the student proposes"),
        proposable,
    )
    form.heading(translate("LabHead", "Run"))
    form.text((*path, "do"), translate("LabEditor", "What to do in Run"), 2)
    form.several((*path, "runs"), translate("LabEditor", "Runs that are offered"), runs_of(form))
    runs: list[tuple[object, str]] = [("", translate("LabEditor", "none")), *runs_of(form)]
    form.choice(
        (*path, "recommended"), translate("LabEditor", "Run beside the student's own"), runs
    )
    views: list[tuple[object, str]] = [("", translate("LabEditor", "as it is")), *_panels()]
    form.choice((*path, "view"), translate("LabEditor", "View that comes to the front"), views)
    form.heading(translate("LabHead", "Compare"))
    form.several(
        (*path, "table", "runs"), translate("LabEditor", "Rows of the table"), runs_of(form)
    )
    _columns(form, (*path, "table", "columns"))
    form.text((*path, "note"), translate("LabEditor", "Note"), 2)
    form.text((*path, "note_title"), translate("LabEditor", "Title of the note"))
    form.check(
        (*path, "is_warning"),
        translate("LabEditor", "The note is about a printed value that disagrees"),
    )
    form.heading(translate("LabHead", "Explain"))
    form.text((*path, "explain"), translate("LabEditor", "Question"), 2)
    form.text((*path, "answer"), translate("LabEditor", "Model answer (students see it)"), 2)


def _panels() -> list[tuple[object, str]]:
    return [(name, words(text)) for name, text in PANELS.items()]


def _columns(form: Form, path: Path) -> None:
    """Add the columns of a table, by what they measure."""
    names = [(name, words(_title(name))) for name in COLUMNS]

    form.several_of(
        path,
        translate("LabEditor", "Columns of the table"),
        names,
        read=lambda columns: tuple(column.measure.what for column in columns),
        make=lambda what: Column({"en": COLUMNS[what][0], "de": COLUMNS[what][1]}, Measure(what)),
    )


def _title(name: str) -> str:
    return MEASURED[name]


def field_rows(form: Form, path: Path) -> None:
    kinds: list[tuple[object, str]] = [(name, words(text)) for name, text in FIELDS.items()]
    kind = form.choice((*path, "kind"), translate("LabEditor", "Kind"), kinds)
    kind.activated.disconnect()

    def change(_: int) -> None:
        lab, field = form.draft.lab, form.value(path)
        if lab is not None and kind.currentData() != field.kind:
            made = new_field(lab, field.name, str(kind.currentData()))
            form.put(
                path,
                msgspec.structs.replace(made, ask=field.ask, hint=field.hint),
                translate("LabEditor", "Kind"),
            )

    kind.activated.connect(change)
    form.text((*path, "ask"), translate("LabEditor", "What is asked"), 2)
    form.text((*path, "hint"), translate("LabEditor", "Hint"))
    form.line((*path, "name"), translate("LabEditor", "Name in the lab"))
    form.check((*path, "optional"), translate("LabEditor", "It may stay empty"))
    field = form.value(path)
    if field.kind == "number":
        form.number(
            (*path, "low"), translate("LabEditor", "Smallest answer"), -1e6, 1e6, whole=False
        )
        form.number(
            (*path, "high"), translate("LabEditor", "Largest answer"), -1e6, 1e6, whole=False
        )
        form.number(
            (*path, "near"),
            translate("LabEditor", "A miss by no more is right"),
            0,
            1e6,
            step=0.1,
            whole=False,
            empty=0.0,
        )
        units: list[tuple[object, str]] = [
            (unit, say(unit) if unit else "–") for unit in ("", "%", "nats", "bits", "tokens")
        ]
        form.choice((*path, "unit"), translate("LabEditor", "Unit"), units)
    if field.kind in ("choice", "ranking"):
        options_rows(form, path)
    if field.kind != "text":
        form.heading(translate("LabEditor", "What is right"))
        measure_rows(form, (*path, "answer"), translate("LabEditor", "Measured"))
