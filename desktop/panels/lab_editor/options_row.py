"""Rows for the options of a choice and the items of a ranking: one line for each."""

from PySide6.QtCore import QCoreApplication

from desktop.panels.lab_editor.form import Form
from desktop.panels.lab_editor.paths import Path
from desktop.panels.lab_editor.writing import Writing
from sampling_core.labs.lab import Field, Option

translate = QCoreApplication.translate


def options_rows(form: Form, path: Path) -> None:
    """Add the options: names in one field, their texts in one for each language, line by line."""
    field: Field = form.value(path)
    if field.kind == "ranking":
        form.note(
            translate(
                "LabEditor", "The items of a ranking are runs of the lab, one name on each line."
            )
        )
    else:
        form.note(
            translate("LabEditor", "One option on each line; what is measured names one of them.")
        )
    names = _writing(form, translate("LabEditor", "Names of the options"), "names")
    names.typed.connect(lambda text: _put_names(form, path, text))
    form.shows(lambda: _show(names, [each.name for each in form.value(path).options]))
    for language in form.languages:
        label = translate("LabEditor", "Their texts, {language}").format(language=language)
        written = _writing(form, label, language)
        written.typed.connect(
            lambda text, language=language: _put_texts(form, path, text, language)
        )

        def show(written: Writing = written, language: str = language) -> None:
            _show(written, [each.text.get(language, "") for each in form.value(path).options])

        form.shows(show)
    if field.kind == "choice" and field.answer is None:
        none: list[tuple[object, str]] = [("", translate("LabEditor", "none"))]
        named: list[tuple[object, str]] = [(each.name, each.name) for each in field.options]
        form.choice(
            (*path, "right"),
            translate("LabEditor", "The right one (kept in the key alone)"),
            none + named,
        )


def named(options: tuple[Option, ...], text: str) -> tuple[Option, ...]:
    """Return options with other names, line by line; each keeps its texts."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    known = {option.name: option.text for option in options}
    texts = [option.text for option in options]
    same = len(lines) == len(options)
    return tuple(
        Option(name, known.get(name) or (texts[place] if same else {}))
        for place, name in enumerate(lines)
    )


def worded(options: tuple[Option, ...], text: str, language: str) -> tuple[Option, ...]:
    """Return options with other texts in a language, line by line."""
    lines = text.split("\n")
    found = []
    for place, option in enumerate(options):
        line = lines[place] if place < len(lines) else ""
        kept = {**option.text, language: line}
        found.append(Option(option.name, {name: each for name, each in kept.items() if each}))
    return tuple(found)


def _writing(form: Form, label: str, name: str) -> Writing:
    field = Writing(form.look, 2)
    field.setObjectName(f"lab_editor.options.{name}")
    field.setAccessibleName(label)
    form.rows.addRow(label, field)
    return field


def _put_names(form: Form, path: Path, text: str) -> None:
    options = (*path, "options")
    form.put(options, named(form.value(options), text), translate("LabEditor", "Options"))


def _put_texts(form: Form, path: Path, text: str, language: str) -> None:
    options = (*path, "options")
    form.put(
        options, worded(form.value(options), text, language), translate("LabEditor", "Options")
    )


def _show(field: Writing, lines: list[str]) -> None:
    text = "\n".join(lines)
    if not field.hasFocus():  # a line that is begun has no option yet
        field.show_text(text)
