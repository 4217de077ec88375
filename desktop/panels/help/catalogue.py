"""The pages of the help: which there are, what they are called, and where they lead."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panels.help.sections import section, sections
from sampling_core.engine import KINDS
from sampling_core.samplers import SAMPLERS
from sampling_core.words import say

translate = QCoreApplication.translate

START, GLOSSARY = "start", "glossary"
FILES = {"panel": "panels", "tile": "tiles", "control": "controls", "term": "glossary",
         "sampler": "samplers"}  # fmt: skip
GROUPS = {
    "panel": QT_TRANSLATE_NOOP("Help", "The window"),
    "sampler": QT_TRANSLATE_NOOP("Help", "Stages"),
    "tile": QT_TRANSLATE_NOOP("Help", "Numbers"),
    "control": QT_TRANSLATE_NOOP("Help", "Controls"),
}
PANEL_TITLES = {
    "parameters": QT_TRANSLATE_NOOP("Panel", "Parameters"),
    "data": QT_TRANSLATE_NOOP("Panel", "Data"),
    "distribution": QT_TRANSLATE_NOOP("Panel", "Distribution"),
    "stages": QT_TRANSLATE_NOOP("Panel", "Stages"),
    "compare": QT_TRANSLATE_NOOP("Panel", "Compare"),
    "sweep": QT_TRANSLATE_NOOP("Panel", "Sweep"),
    "history": QT_TRANSLATE_NOOP("Panel", "History"),
    "lab": QT_TRANSLATE_NOOP("Panel", "Lab"),
    "checklist": QT_TRANSLATE_NOOP("Panel", "Checklist"),
    "help": QT_TRANSLATE_NOOP("Panel", "Help"),
    "lab_editor": QT_TRANSLATE_NOOP("Panel", "Lab editor"),
}

# Where to see what a page explains: a lab, a view of the window, or another page.
CUTS = ("lab:combined", "view:stages", "page:term.cut")
TEXTS = ("lab:penalties", "page:sampler.penalties")
WHERE: Mapping[str, tuple[str, ...]] = {
    "sampler.temperature": ("lab:temperature", "lab:target", "view:sweep", "page:term.softmax"),
    "sampler.top_k": ("lab:top-k", "view:stages", "page:sampler.top_p"),
    "sampler.top_p": ("lab:top-p", "view:stages", "page:term.nucleus", "page:term.crossing"),
    "sampler.min_p": ("lab:min-p", "view:stages", "page:sampler.top_p"),
    "sampler.penalties": ("lab:penalties", "view:parameters", "page:term.penalty"),
    "sampler.typical_p": ("view:sweep", "page:term.surprise", "page:tile.entropy"),
    "sampler.mirostat": ("lab:target", "page:term.surprise"),
    "sampler.logit_bias": ("view:parameters", "page:term.bias"),
    "tile.entropy": ("lab:temperature", "view:stages", "page:term.nat", "page:term.band"),
    "tile.effective": ("lab:temperature", "page:tile.entropy"),
    "tile.kept": ("lab:top-p", "lab:use-cases", "page:term.viable"),
    "tile.most_likely": ("lab:determinism", "page:term.greedy"),
    "tile.sampled": ("view:history", "page:control.draws", "page:term.noise"),
    "control.draws": ("page:tile.sampled", "page:term.noise"),
    "control.seed": ("lab:determinism", "page:term.seed"),
    "control.pick": ("lab:determinism", "lab:beam", "page:term.greedy"),
    "control.unit": ("page:tile.entropy", "page:term.bit", "lab:use-cases"),
    "control.engine": ("lab:engines", "view:compare", "page:term.engine"),
    "panel.parameters": ("page:control.engine", "page:term.chain", "lab:combined"),
    "panel.data": ("page:term.source", "page:term.logit", "lab:real-model"),
    "panel.distribution": ("page:tile.entropy", "page:tile.sampled", "lab:temperature"),
    "panel.stages": ("page:term.stage", "lab:combined"),
    "panel.compare": ("lab:engines", "page:term.distance", "page:term.commute"),
    "panel.sweep": ("lab:target", "lab:temperature", "page:term.sweep"),
    "panel.history": ("page:panel.checklist", "page:term.experiment"),
    "panel.lab": ("lab:temperature", "page:term.predict"),
    "panel.checklist": ("view:sweep", "lab:use-cases", "page:panel.history"),
    "panel.help": ("page:glossary",),
    "panel.lab_editor": ("page:panel.lab",),
    "term.entropy": ("page:tile.entropy", "lab:temperature"),
    "term.effective": ("page:tile.effective",),
    "term.temperature": ("page:sampler.temperature",),
    "term.nucleus": ("page:sampler.top_p",),
    "term.crossing": ("page:sampler.top_p", "lab:engines"),
    "term.beam": ("lab:beam",),
    "term.greedy": ("page:control.pick", "lab:beam"),
    "term.prompt": ("lab:real-model",),
    "term.penalty": ("page:sampler.penalties", "lab:penalties"),
    "term.engine": ("page:control.engine", "lab:engines"),
    "term.seed": ("page:control.seed",),
    "term.viable": ("page:tile.kept", "lab:use-cases"),
    "term.sweep": ("view:sweep",),
    "term.stage": ("view:stages",),
    "term.trace": ("view:stages",),
    "term.predict": ("page:panel.lab",),
    "term.noise": ("page:tile.sampled",),
    "term.bias": ("page:sampler.logit_bias",),
}


def pages(language: str) -> tuple[str, ...]:
    """Return the names of all pages: the start, each group, then the terms by title."""
    found = [START]
    for kind in GROUPS:
        found += names_of(kind, language)
    return (*found, GLOSSARY, *names_of("term", language))


def names_of(kind: str, language: str) -> list[str]:
    """Return the pages of a kind in their order."""
    if kind == "sampler":
        return [f"sampler.{sampler.name}" for sampler in SAMPLERS]
    if kind == "panel":
        return [f"panel.{name}" for name in PANEL_TITLES]
    names = [f"{kind}.{name}" for name in sections(language, FILES[kind])]
    return (
        sorted(names, key=lambda name: title_of(name, language).casefold())
        if kind == "term"
        else names
    )


def title_of(name: str, language: str) -> str:
    """Return what a page is called."""
    kind, _, rest = name.partition(".")
    if name == GLOSSARY:
        return translate("Help", "Glossary")
    if kind == "sampler" and rest in KINDS:
        return say(KINDS[rest].title)
    if kind == "panel" and rest in PANEL_TITLES:
        return translate("Panel", PANEL_TITLES[rest])
    found = section(language, FILES[kind], rest) if kind in FILES else None
    return found.title if found is not None else translate("Help", "Help")


def is_page(name: str) -> bool:
    """Whether there is a page of that name."""
    kind, _, rest = name.partition(".")
    if name in (START, GLOSSARY):
        return True
    return kind in FILES and section("en", FILES[kind], rest) is not None


def leads(name: str) -> tuple[str, ...]:
    """Return where to see what a page explains."""
    if name in WHERE:
        return WHERE[name]
    kind, _, rest = name.partition(".")
    if kind == "sampler" and rest in KINDS:
        return (
            CUTS if KINDS[rest].group == "Cut" else TEXTS if _uses_text(rest) else ("view:stages",)
        )
    return ()


def _uses_text(sampler: str) -> bool:
    return KINDS[sampler].group == "Penalise"
