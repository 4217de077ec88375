"""A preset in the words of another tool, read again to see what that tool makes of it."""

from dataclasses import replace

from sampling_core.files import Unreadable
from sampling_core.formats.presets.draft import Report
from sampling_core.formats.presets.form import Format
from sampling_core.formats.presets.losses import compare
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.sheet import sheet_of


def translate(preset: Preset, form: Format) -> tuple[str, tuple[str, ...]]:
    """Return the text, and a sentence for each thing that it does not say or that changes."""
    text, report = reported(preset, form)
    return text, tuple(report.losses)


def reported(preset: Preset, form: Format) -> tuple[str, Report]:
    """Return the text, and everything that its reader should know of it."""
    text, report = form.write(preset)
    if form.name != "lab":  # which holds the chain itself
        _compare(preset, form, report)
    return text, report


def _compare(preset: Preset, form: Format, report: Report) -> None:
    """Compare the settings alone: what stands around them can be of any length."""
    bare = replace(preset, rest={}, envelope={}, stop=())
    text, _ = form.write(bare)
    try:
        compare(preset, form.read(sheet_of(text))[0], report)
    except Unreadable as problem:
        report.lose(f"What {form.title} makes of it could not be checked: {problem}")
