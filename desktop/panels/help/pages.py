"""Pages of the help as Markdown: made from the samplers, the data in use, and what is written."""

from PySide6.QtCore import QCoreApplication

from desktop.panels.help import catalogue, number_pages
from desktop.panels.help.catalogue import FILES, GLOSSARY, GROUPS, START, title_of
from desktop.panels.help.examples import Example, example
from desktop.panels.help.names import engines_with, other_names
from desktop.panels.help.sections import section
from sampling_core.engine import KINDS
from sampling_core.fields import Choice, Number, Spec, specs
from sampling_core.labs.evidence.marked import plain, table
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent, spec_text
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.words import say

translate = QCoreApplication.translate
LIVE = ("sampler.", "tile.")  # pages with numbers of the data in use


class Pages:
    """Makes pages for one session, in one language."""

    def __init__(self, session: Session, language: str = "") -> None:
        self._session = session
        self.language = language or session.lab.language

    def markdown(self, name: str) -> str:
        """Return a page; an unknown one is the start."""
        if name == GLOSSARY:
            return self._glossary()
        if name == START or not catalogue.is_page(name):
            return self._start()
        kind, _, rest = name.partition(".")
        written = section(self.language, FILES[kind], rest)
        text = "" if written is None else written.text
        parts = [f"# {title_of(name, self.language)}"]
        if kind == "sampler":
            parts += self._sampler(KINDS[rest], text)
        else:
            parts.append(text)
        if kind == "tile":
            parts += [_heading(translate("Help", "This value, step by step")), self._steps(rest)]
        parts += self._where(catalogue.leads(name))
        if kind == "term":
            parts.append(self._link(f"page:{GLOSSARY}"))
        return "\n\n".join(part for part in parts if part)

    def link_title(self, target: str) -> str:
        """Return what a link is called; empty where it leads nowhere."""
        kind, _, name = target.partition(":")
        if kind == "page":
            return title_of(name, self.language) if catalogue.is_page(name) else ""
        if kind == "view" and name in catalogue.PANEL_TITLES:
            words = translate("Help", "Go to {panel}")
            return words.format(panel=title_of(f"panel.{name}", self.language))
        return self._lab_title(name) if kind == "lab" else ""

    def _lab_title(self, name: str) -> str:
        from sampling_core.labs.built_in import heads
        from sampling_core.labs.lab import said

        words = translate("Help", "Lab {number}: {title}")
        found = (
            words.format(number=lab.number, title=said(lab.title, self.language))
            for lab in heads()
            if lab.name == name
        )
        return next(found, "")

    # Kinds of pages.

    def _start(self) -> str:
        words = translate("Help", "Press F1 anywhere: the page for what has the focus opens here.")
        parts = [f"# {translate('Help', 'Help')}", words]
        for kind, title in GROUPS.items():
            names = catalogue.names_of(kind, self.language)
            parts.append(_heading(translate("Help", title)))
            parts.append(" · ".join(self._link(f"page:{name}") for name in names))
        parts.append(_heading(translate("Help", "Words")))
        parts.append(self._link(f"page:{GLOSSARY}"))
        return "\n\n".join(parts)

    def _glossary(self) -> str:
        parts = [f"# {title_of(GLOSSARY, self.language)}"]
        for name in catalogue.names_of("term", self.language):
            found = section(self.language, FILES["term"], name.partition(".")[2])
            if found is not None:
                parts.append(f"{self._link(f'page:{name}')}: {found.text}")
        return "\n\n".join(parts)

    def _sampler(self, kind: type[Sampler], text: str) -> list[str]:
        parts = [plain(say(kind.summary)), f"**{kind.formula}**", text]
        parts += [_heading(translate("Help", "Settings")), _settings(kind)]
        parts += [_heading(translate("Help", "On your data")), self._example(kind)]
        names = _names(kind)
        if names:
            parts += [_heading(translate("Help", "Other names")), names]
        having = engines_with(kind.name)
        if having:
            words = translate("Help", "In the chains of: {engines}.")
            parts.append(words.format(engines=plain(", ".join(having))))
        return parts

    def _example(self, kind: type[Sampler]) -> str:
        if self._session.veil.hides:
            return _hidden()
        source = self._session.experiment.source
        found = example(kind, source)
        if found is None:
            return translate("Help", "Nothing to show on these data.")
        words = translate("Help", "This stage alone on {data}:")
        shown = words.format(data=plain(source.name or say("Own data")))
        if found.text:
            shown += " " + translate("Help", "The text so far is {text}.").format(
                text=plain(found.text)
            )
        return f"{shown}\n\n{_rows(found)}"

    def _steps(self, tile: str) -> str:
        if self._session.veil.hides:
            return _hidden()
        return number_pages.steps(tile, self._session.trace, self._session.draws)

    def _where(self, targets: tuple[str, ...]) -> list[str]:
        links = [f"- {self._link(target)}" for target in targets if self.link_title(target)]
        if not links:
            return []
        return [_heading(translate("Help", "Where to see it")), "\n".join(links)]

    def _link(self, target: str) -> str:
        return f"[{plain(self.link_title(target))}]({target})"


def _heading(text: str) -> str:
    return f"### {text}"


def _hidden() -> str:
    return translate("Help", "Hidden until you run: the lab asks for a prediction first.")


def _rows(found: Example) -> str:
    header = (
        translate("Help", "Setting"), translate("Help", "Kept"),
        translate("Help", "Entropy, nats"), translate("Help", "Most likely"),
    )  # fmt: skip
    rows = [
        (plain(row.setting), grouped(row.kept), entropy_text(row.entropy),
         f"{plain(row.first)} {short_percent(row.share)}")
        for row in found.rows
    ]  # fmt: skip
    return table(header, rows, 3)


def _settings(kind: type[Sampler]) -> str:
    lines = [f"- {_setting(spec)}" for spec in specs(kind).values()]
    return "\n".join(lines)


def _setting(spec: Spec) -> str:
    words = f"**{plain(say(spec.label))}**: {plain(say(spec.hint))}"
    if isinstance(spec, Choice):
        options = plain(" · ".join(say(option) for option in spec.options))
        choices = translate("Help", "Choices: {options}.").format(options=options)
        return f"{words} {choices}"
    if not isinstance(spec, Number):
        return words
    low, high = (plain(say(spec_text(spec, bound))) for bound in spec.box)
    bounds = translate("Help", "From {low} to {high}.")
    if spec.off is not None:
        bounds = translate("Help", "From {low} to {high}, off at {off}.")
    off = "" if spec.off is None else plain(say(spec_text(spec, spec.off)))
    return f"{words} {bounds.format(low=low, high=high, off=off)}"


def _names(kind: type[Sampler]) -> str:
    lines = []
    for spec in specs(kind).values():
        if isinstance(spec, Choice):
            continue
        for name, programs in other_names(spec.parameter).items():
            lines.append(f"- `{name}`: {plain(', '.join(programs))}")
    return "\n".join(lines)
