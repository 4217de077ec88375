"""What is wrong or surprising in a preset as a whole; what concerns one key its reader finds."""

from collections import Counter

from sampling_core.errors import LabError, shown
from sampling_core.formats.presets.draft import Finding
from sampling_core.formats.presets.form import Format
from sampling_core.formats.presets.preset import Preset, is_switch, off_value

XTC_LIMIT = 0.5  # above, no second token can reach the threshold


def findings_of(preset: Preset, form: Format) -> tuple[Finding, ...]:
    """Return the findings about a preset in the words of its own format."""
    return (
        *_hidden(preset, form),
        *_dead_xtc(preset, form),
        *_dead_under_mirostat(preset, form),
        *_duplicates(preset, form),
        *_refused(preset),
    )


def _name(form: Format, parameter: str) -> str:
    known = [key.name for key in form.keys if key.parameter == parameter]
    return known[0] if known else parameter


def _hidden(preset: Preset, form: Format) -> list[Finding]:
    """Defaults that act although the file does not name them."""
    return [
        Finding(
            "note", "hidden default", _name(form, name),
            f"“{_name(form, name)}” is not given, so {form.title} takes {value:g}.",
        )
        for name, value in preset.silent.items()
        if name not in preset.parameters and is_switch(name) and value != off_value(name)
    ]  # fmt: skip


def _dead_xtc(preset: Preset, form: Format) -> list[Finding]:
    effective = preset.effective
    threshold = effective.get("xtc_threshold", 0.0)
    if not effective.get("xtc_probability") or threshold <= XTC_LIMIT:
        return []
    name = _name(form, "xtc_threshold")
    text = f"“{name}” {threshold:g} is above 0.5, so XTC never removes anything."
    return [Finding("warning", "dead", name, text)]


def _dead_under_mirostat(preset: Preset, form: Format) -> list[Finding]:
    """Values that do nothing while mirostat is on (llama.cpp and what is built on it)."""
    if not preset.effective.get("mirostat") or preset.exact is not None:
        return []
    try:
        working = [sampler for sampler in preset.chain if not sampler.is_off]
    except LabError:
        return []
    acting = {name for sampler in working for name in sampler.parameters()}
    return [
        Finding(
            "warning", "dead", _name(form, name),
            f"“{_name(form, name)}” {shown(value)} does nothing while mirostat is on.",
        )
        for name, value in preset.parameters.items()
        if name not in acting and is_switch(name) and value != off_value(name)
    ]  # fmt: skip


def _duplicates(preset: Preset, form: Format) -> list[Finding]:
    """Samplers that an order names more than once, where the text itself was not read."""
    return [
        Finding(
            "warning", "duplicate", "order",
            f"{name} stands {times} times in the order, so {form.title} applies it {times} times.",
        )
        for name, times in Counter(preset.order or ()).items()
        if times > 1
    ]  # fmt: skip


def _refused(preset: Preset) -> list[Finding]:
    """What the engine itself refuses."""
    try:
        preset.chain  # noqa: B018  # building it is the check
    except LabError as error:
        return [Finding("error", "range", getattr(error, "name", ""), str(error))]
    return []
