"""Each stage, panel and number has a page of help in both languages; links lead somewhere."""

import re

import pytest

from desktop.panel import Panel
from desktop.panels import PANELS
from desktop.panels.checklist import ChecklistPanel
from desktop.panels.distribution.tiles import Tiles
from desktop.panels.help import HelpPanel, catalogue
from desktop.panels.help.examples import example
from desktop.panels.help.focus import CONTROLS, page_of
from desktop.panels.help.names import other_names
from desktop.panels.help.pages import Pages
from desktop.panels.help.search import MOST, find
from desktop.panels.help.sections import section, sections
from sampling_core import Experiment, Source, engine
from sampling_core.engine import PARAMETERS
from sampling_core.fields import Choice, specs
from sampling_core.samplers import SAMPLERS
from sampling_core.words import read_words, speak

LANGUAGES = ("en", "de")
LINK = re.compile(r"\]\((page|lab|view):([^)]+)\)")
PLACES = re.compile(r"\{\w*\}")


@pytest.fixture
def in_german():
    speak(read_words("de"))
    yield
    speak({})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_panel_and_number_has_a_page(language, look):
    titles = {panel.name: panel.title for panel in (*PANELS, HelpPanel, ChecklistPanel)}
    for name, title in titles.items():
        assert catalogue.PANEL_TITLES[name] == title
        assert section(language, "panels", name) is not None
    assert set(sections(language, "samplers")) == {kind.name for kind in SAMPLERS}
    row = Tiles(look)
    tiles = {tile.objectName().partition(".")[2] for tile in row.all}
    assert set(sections(language, "tiles")) == tiles
    assert set(CONTROLS.values()) <= set(catalogue.pages(language))


@pytest.mark.parametrize("file", sorted(set(catalogue.FILES.values())))
def test_both_languages_have_the_same_sections(file):
    english, german = sections("en", file), sections("de", file)
    assert set(english) == set(german)
    for name, part in english.items():
        assert bool(part.title) == bool(german[name].title)
        assert part.text.count("\n\n") == german[name].text.count("\n\n")
        assert part.text != german[name].text


def test_definitions_are_short():
    assert len(sections("en", "glossary")) >= 40
    for language in LANGUAGES:
        for part in sections(language, "glossary").values():
            assert 4 <= len(part.text.split()) <= 26, part.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(session, language):
    session.draw()
    pages = Pages(session, language)
    known = set(catalogue.pages(language))
    for name in known:
        text = pages.markdown(name)
        assert text.startswith("# "), name
        assert not PLACES.search(text), name
        for kind, target in LINK.findall(text):
            assert pages.link_title(f"{kind}:{target}"), (name, target)
            assert kind != "page" or target in known
    for name, targets in catalogue.WHERE.items():
        assert name in known
        assert all(pages.link_title(target) for target in targets), name


def test_pages_are_written_in_the_language(session, in_german):
    pages = Pages(session, "de")
    text = pages.markdown("sampler.top_p")
    assert "laufende Summe" in text
    assert "Tokens are taken" not in text
    assert "Gezogen" in pages.markdown("tile.sampled")


def test_a_page_of_a_stage_shows_its_fields_an_example_and_other_names(session):
    text = Pages(session, "en").markdown("sampler.min_p")
    assert "From 0.00 to 1.00, off at 0.00." in text.replace("\\", "")
    assert "alone on Summarization" in text
    assert "`--min-p`" in text
    assert "lab:min-p" in text


def test_the_example_is_computed(session):
    made = example(type(session.experiment.chain[1]), session.experiment.source)
    assert made is not None
    assert [row.setting for row in made.rows] == [
        "temperature 0.50", "temperature 1.00", "temperature 2.00"
    ]  # fmt: skip
    entropies = [row.entropy for row in made.rows]
    assert entropies == sorted(entropies)
    assert entropies[1] == pytest.approx(session.trace.stages[0].entropy)


@pytest.mark.parametrize("kind", SAMPLERS, ids=lambda kind: kind.name)
def test_every_stage_has_an_example(kind, session):
    made = example(kind, session.experiment.source)
    assert made is not None
    assert len(made.rows) >= 2
    assert len({(row.kept, round(row.entropy, 9), row.share) for row in made.rows}) > 1 or (
        kind.name in ("xtc", "mirostat", "top_n_sigma", "smoothing")
    )


def test_tokens_of_strangers_are_no_marks(session):
    source = Source.from_logits([2.0, 1.0], ["[x](lab:top-p) **b** | <h1>", "\n# y"], "<b>n")
    session.edit(Experiment(source, engine("lab").chain("off")), "own data")
    text = Pages(session, "en").markdown("sampler.top_k") + Pages(session).markdown("tile.entropy")
    assert "[x](lab" not in text
    assert "<h1>" not in text.replace("\\<h1\\>", "")
    assert "<b>n" not in text


def test_one_token_at_most_gives_no_crash(session):
    source = Source.from_logits([1.0], ["only"])
    session.edit(Experiment(source, engine("lab").chain("off")), "own data")
    for name in catalogue.pages("en"):
        assert Pages(session, "en").markdown(name)


@pytest.mark.parametrize("tile", ["entropy", "effective", "kept", "most_likely", "sampled"])
def test_about_this_number(session, tile):
    session.draw()
    result, text = session.trace.result, Pages(session, "en").markdown(f"tile.{tile}")
    shown = {
        "entropy": f"**{result.entropy:.3f}**",
        "effective": f"**{result.effective:.2f}**",
        "kept": f"| {result.kept} |",
        "most_likely": "37.3 %",
        "sampled": f"**{session.draws.distance:.4f}**",
    }
    assert shown[tile] in text


@pytest.mark.parametrize("tile", ["entropy", "effective", "kept", "most_likely", "sampled"])
def test_a_veil_hides_every_live_number(session, tile):
    session.draw()
    session.veil.draw([session.experiment.source])
    text = Pages(session, "en").markdown(f"tile.{tile}")
    assert "Hidden until you run" in text
    assert f"{session.trace.result.entropy:.3f}" not in text
    assert "BENEFIT" not in text + Pages(session, "en").markdown("sampler.top_p")


def test_other_names_come_from_the_tables_of_the_formats():
    assert "llama.cpp" in other_names("repetition_penalty")["repeat_penalty"]
    assert "OpenAI" in other_names("top_p")["top_p"]
    known = {spec.parameter for kind in SAMPLERS for spec in specs(kind).values()
             if not isinstance(spec, Choice)}  # fmt: skip
    assert known == set(PARAMETERS)
    assert other_names("no such parameter") == {}


@pytest.mark.parametrize(
    ("query", "name"),
    [("nucleus", "term.nucleus"), ("top_p", "sampler.top_p"), ("frequency_penalty",
      "sampler.penalties"), ("TAIL free", "sampler.tfs"), ("padlock nowhere", "")],
)  # fmt: skip
def test_search(query, name):
    hits = find(query, "en")
    assert len(hits) <= MOST
    assert (not name and not hits) or name in [hit.name for hit in hits]


def test_search_in_german(in_german):
    assert "term.surprise" in [hit.name for hit in find("überraschung", "de")]
    assert find("   ", "de") == []


# F1 on what has the focus.


def test_the_page_of_a_widget(window, qapp):
    from PySide6.QtWidgets import QWidget

    found = {
        "parameter.temperature.box": "sampler.temperature",
        "parameter.top_p.slider": "sampler.top_p",
        "stage.penalties.switch": "sampler.penalties",
        "tile.entropy": "tile.entropy",
        "parameter.seed": "control.seed",
        "toolbar.unit.bits": "control.unit",
        "parameters.engine": "control.engine",
        "distribution.chart": "panel.distribution",
    }
    for name, page in found.items():
        widget = window.findChild(QWidget, name)
        assert widget is not None, name
        assert page_of(widget) == page, name
    for panel in window.findChildren(Panel):
        assert page_of(panel) == f"panel.{panel.name}"
    assert page_of(None) == page_of(window) == "start"
