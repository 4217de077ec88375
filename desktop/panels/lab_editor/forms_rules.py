"""What is locked, when results are shown, and how the window looks when a lab is handed out."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit

from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.names import PANELS, parameters, words
from desktop.panels.lab_editor.paths import Path
from desktop.panels.lab_editor.pin_dialog import ask_for_pin
from desktop.widgets.elided_box import ElidedBox
from sampling_core.labs.lab import Lock, Reveal
from sampling_core.labs.locking.lock_words import title

ISO = "yyyy-MM-ddTHH:mm"


translate = QCoreApplication.translate


def locks(form: Form, path: Path) -> None:
    """Ask what is locked: parameters one by one, panels, commands."""
    form.note(
        translate("LabEditor", "What is not listed is free. Locks hold as long as the lab is open.")
    )
    states: list[tuple[object, str]] = [
        ("free", translate("LabEditor", "free: take the lock away")),
        ("range", translate("LabEditor", "limited to a range")),
        ("locked", translate("LabEditor", "locked")),
        ("hidden", translate("LabEditor", "hidden value: a mystery")),
    ]
    listed = (*path, "parameters")
    for name, lock in form.value(listed).items():
        here = (*listed, name)
        box = form.choice((*here, "state"), title(name), states)
        box.activated.disconnect()
        box.activated.connect(partial(_change_lock, form, listed, name, box))
        if lock.state == "range":
            low = translate("LabEditor", "{parameter} at least").format(parameter=title(name))
            high = translate("LabEditor", "{parameter} at most").format(parameter=title(name))
            form.number((*here, "low"), low, -1e6, 1e6, step=0.05, whole=False)
            form.number((*here, "high"), high, -1e6, 1e6, step=0.05, whole=False)
    _add_parameter(form, listed)
    form.several(
        (*path, "panels"),
        translate("LabEditor", "Panels that are not shown"),
        [(name, words(text)) for name, text in PANELS.items()],
    )
    form.several(
        (*path, "commands"),
        translate("LabEditor", "Commands that are locked"),
        [
            ("export", translate("LabEditor", "Exporting")),
            ("presets", translate("LabEditor", "Presets")),
            ("data", translate("LabEditor", "Data")),
        ],
    )


def _add_parameter(form: Form, listed: Path) -> None:
    box = ElidedBox()
    box.setObjectName("lab_editor.locks.add")
    box.setAccessibleName(translate("LabEditor", "Lock a parameter"))
    box.addItem(translate("LabEditor", "Choose…"), "")
    for name, text in parameters():
        if name not in form.value(listed):
            box.addItem(text, name)

    def add(_: int) -> None:
        if box.currentData():
            now = form.value(listed)
            form.put(
                listed, {**now, box.currentData(): Lock("locked")}, translate("LabEditor", "Lock")
            )

    box.activated.connect(add)
    form.rows.addRow(translate("LabEditor", "Lock a parameter"), box)


def _change_lock(form: Form, listed: Path, name: str, box: QComboBox, _: int) -> None:
    now, state = form.value(listed), str(box.currentData())
    if state == "free":
        left = {each: lock for each, lock in now.items() if each != name}
        form.put(listed, left, translate("LabEditor", "Lock"))
        return
    lock = Lock("range", now[name].low, now[name].high) if state == "range" else None
    made = lock or msgspec.convert({"state": state}, Lock)
    form.put(listed, {**now, name: made}, translate("LabEditor", "Lock"))


def reveal(form: Form, path: Path) -> None:
    """Ask when results are shown after a prediction was locked."""
    whens: list[tuple[object, str]] = [
        ("lock", translate("LabEditor", "as soon as the prediction is locked")),
        ("attempts", translate("LabEditor", "after a number of predictions")),
        ("pin", translate("LabEditor", "when you give the PIN")),
        ("time", translate("LabEditor", "at a clock time")),
    ]
    box = form.choice((*path, "when"), translate("LabEditor", "Results are shown"), whens)
    now: Reveal = form.value(path)
    box.activated.disconnect()

    def change(_: int) -> None:
        when = str(box.currentData())
        if when == "pin" and now.pin is None:
            _set_pin(form, path)
            form.refresh()  # without a PIN it stays as it was
        else:
            time = now.time or QDateTime.currentDateTime().toString(ISO)
            made = msgspec.structs.replace(form.value(path), time=time if when == "time" else "")
            made = msgspec.convert({**msgspec.to_builtins(made), "when": when}, Reveal)
            form.put(path, made, translate("LabEditor", "Results are shown"))

    box.activated.connect(change)
    if now.when == "attempts":
        form.number(
            (*path, "attempts"), translate("LabEditor", "Predictions of a case"), 1, 100, empty=1
        )
    if now.when == "pin":
        form.buttons(
            ("pin", translate("LabEditor", "Set another PIN…"), partial(_set_pin, form, path))
        )
    if now.when == "time":
        _clock(form, (*path, "time"))
    form.note(guidance())


def guidance() -> str:
    """Return what hiding is worth, plainly."""
    return translate(
        "LabEditor",
        "This guides, it does not secure: whoever can run the settings elsewhere, or reads the "
        "file closely, can find the results. Locked predictions stay honest because they keep "
        "their time.",
    )


def _set_pin(form: Form, path: Path) -> None:
    pin = ask_for_pin(form, guidance())
    if pin is not None:
        form.put(path, Reveal("pin", pin=pin), translate("LabEditor", "PIN"))


def _clock(form: Form, path: Path) -> None:
    box = QDateTimeEdit()
    box.setDisplayFormat("yyyy-MM-dd HH:mm")
    box.setCalendarPopup(True)
    box.setObjectName("lab_editor.reveal.time")
    box.setAccessibleName(translate("LabEditor", "Clock time"))
    box.setDateTime(QDateTime.fromString(form.value(path)[:16], ISO))
    box.dateTimeChanged.connect(
        lambda when: form.put(path, when.toString(ISO), translate("LabEditor", "Clock time"))
    )
    form.rows.addRow(translate("LabEditor", "Clock time, of the classroom"), box)


def workspace(form: Form, path: Path) -> None:
    """Ask how the window looks when the lab is opened."""
    form.note(translate("LabEditor", "Empty leaves the window as the student has it."))
    as_is: tuple[object, str] = ("", translate("LabEditor", "as it is"))
    views: list[tuple[object, str]] = [(name, words(text)) for name, text in PANELS.items()]
    form.choice((*path, "view"), translate("LabEditor", "View in front"), [as_is, *views])
    themes = ("light", translate("LabEditor", "Light")), ("dark", translate("LabEditor", "Dark"))
    form.choice((*path, "theme"), translate("LabEditor", "Theme"), [as_is, *themes])
    languages = ("en", translate("LabEditor", "English")), ("de", translate("LabEditor", "German"))
    form.choice((*path, "language"), translate("LabEditor", "Language"), [as_is, *languages])
    form.number((*path, "zoom"), translate("LabEditor", "Zoom, per cent"), 75, 250, step=5, empty=0)
    form.check(
        (*path, "present"), translate("LabEditor", "Begin in full screen, as for a projector")
    )
