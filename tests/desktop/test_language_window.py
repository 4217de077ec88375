"""A window that speaks German, or a made-up language that is longer than any."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from desktop.appearance import Appearance
from desktop.language import speak_everywhere, wanted_language
from desktop.main_window import MainWindow
from desktop.opening import first_experiment
from desktop.settings import Settings
from desktop.toolbar import ToolRow
from desktop.workplace import Workplace
from sampling_core import Experiment
from sampling_core.cases import CASES, case
from sampling_core.engines import ENGINES
from sampling_core.history import History
from sampling_core.model_view.presets import PRESETS
from sampling_core.model_view.session import Session
from sampling_core.words import PSEUDO, pseudo, read_words, speak
from tests.desktop.shown import cut_texts, shown_texts

SIZES = ((1024, 700), (1440, 900))
VIEWS = ("distribution", "stages", "compare", "sweep", "data", "parameters")
DIALOGS = ("search", "help", "about", "presets", "sessions", "export", "bin")

CALLED = sorted((one.name for one in (*CASES, *PRESETS)), key=len, reverse=True)
NAMES = re.compile(  # what is called the same in every language
    r"(?i)\b(top|min|typical|adaptive)-(k|p|a|h|n-sigma)\b|\btail-free\b|\bmirostat\b|\bXTC\b"
    r"|<.*>|\bexp\b|\bln\b"
    rf"|{'|'.join(re.escape(f'{one.title} {one.version}') for one in ENGINES)}"
    rf"|{'|'.join(re.escape(one.title) for one in ENGINES if one.name != 'lab')}"
    rf"|\b({'|'.join(re.escape(name) for name in CALLED)})\b"
)
FORMS = ("preset.format", "export.folder", "ElidedLabel")  # names of formats; a folder
SAME = {  # words that are the same in English and German
    "Logits", "Token", "Logit", "Seed", "Sweep", "Status", "Engine", "Engines", "Parameter",
    "Position", "Name", "Format", "Greedy", "System", "English", "Deutsch", "Code", "in",
    "nats", "bits", "Baseline", "px", "mm", "dpi", "Lab", "Labs",
}  # fmt: skip


class Pseudo(QTranslator):
    """Answers with accents, brackets and 40 % more, so that what is too narrow is seen."""

    def translate(self, _context, text, *_more):
        return pseudo(text)


@pytest.fixture
def language(qapp):
    """Speak a language; the test after this one hears English again."""

    def speak_it(name):
        if name == PSEUDO:
            speak_everywhere(qapp, "en")
            speak(read_words(PSEUDO))
            qapp.installTranslator(Pseudo(qapp))
        else:
            speak_everywhere(qapp, name)

    yield speak_it
    speak_everywhere(qapp, "en")


@pytest.fixture
def window_in(language, look, qapp, qtbot, tmp_path):
    """Make a window in a language, with a run and a pinned one; all are closed afterwards."""
    histories = []

    def make(name):
        language(name)
        known = case("Summarization")
        histories.append(History())
        session = Session(Experiment(known.source, known.chain), histories[-1])
        settings = Settings(tmp_path / f"{name}.ini")
        settings.language = name
        window = MainWindow(look, session, settings, Appearance(look, settings, qapp))
        session.draw()
        session.pin()
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        for view in VIEWS:
            window.area.focus(view)
            qtbot.wait(1)
        return window

    yield make
    for history in histories:
        history.close()


def test_no_two_entries_of_a_german_menu_share_a_letter(window_in):
    window = window_in("de")
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        texts = [action.text() for action in menu.actions()]
        letters = Counter(m.lower() for text in texts for m in re.findall(r"&([^&])", text))
        assert [letter for letter, count in letters.items() if count > 1] == [], texts


def test_no_english_is_left_in_a_german_window(window_in):
    english = {text for _place, text in shown_texts(window_in("en"))}
    left = {
        (place, text)
        for place, text in shown_texts(window_in("de"))
        if text in english and is_language(text)
    }
    assert not left, "\n".join(f"{place}: {text}" for place, text in sorted(left))


def is_language(text):
    """Whether a text has words that a translation would change."""
    words = set(re.findall(r"[A-Za-z]?[a-z]{2,}", NAMES.sub("", text.replace("&", ""))))
    return bool(words - SAME)


def test_another_language_comes_back_on_the_same_session(qapp, qtbot, look, tmp_path, language):
    settings, path = Settings(tmp_path / "settings.ini"), tmp_path / "mine.spsession"

    def window_on(place):
        language(wanted_language(settings.language))
        kept = place.history.kept() or first_experiment()
        session = Session(kept, place.history)
        window = MainWindow(look, session, settings, Appearance(look, settings, qapp))
        window.sessions.workplace = place
        qtbot.addWidget(window)
        return window

    place = Workplace.open(path)
    window = window_on(place)
    window.session.edit(window.session.experiment.with_(seed=7), "Seed 7")
    window.change_language("de")
    assert window.sessions.next_path == path.resolve()
    place.close()
    place = Workplace.open(window.sessions.next_path)
    again = window_on(place)
    assert again.session.experiment.seed == 7
    assert again.menuBar().actions()[0].text() == "&Datei"
    assert again.findChild(QPushButton, "toolbar.draw").text() == "Ziehen"
    place.close()


@pytest.mark.parametrize("name", ["de", PSEUDO])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_in_a_long_language(window_in, qtbot, name, size):
    window = window_in(name)
    window.resize(*size)
    for view in VIEWS:
        window.area.focus(view)
        qtbot.wait(20)
        assert cut_texts(window) == [], view
    row = window.findChild(ToolRow)
    parts = [part for part in row.findChildren(QWidget) if part.parent() is row]
    places = sorted((p.geometry() for p in parts if p.isVisible()), key=lambda r: (r.y(), r.x()))
    assert not any(one.intersects(other) for one, other in pairwise(places))


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_are_german_and_whole(window_in, qtbot, name):
    english = {text for _place, text in shown_texts(opened(window_in("en"), name, qtbot))}
    dialog = opened(window_in("de"), name, qtbot)
    left = [
        f"{place}: {text}"
        for place, text in shown_texts(dialog)
        if text in english and is_language(text) and not place.startswith(FORMS)
    ]
    assert left == []
    assert cut_texts(dialog) == []


def opened(window, name, qtbot):
    """Open a dialog and return it; it stays open until its window goes."""
    window.actions_[name].trigger()
    qtbot.wait(50)
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


@pytest.mark.parametrize("page", ["compare_engines", "compare_orders"])
def test_pages_of_the_comparison_are_german(window_in, qtbot, page):
    english, german = (comparison(window_in(name), page, qtbot) for name in ("en", "de"))
    assert [text for text in german if text in english and is_language(text)] == []


def comparison(window, page, qtbot):
    """Return the texts of a page of the comparison, when it has made its numbers."""
    window.area.focus("compare")
    window.actions_[page].trigger()
    qtbot.wait(300)
    return [text for _place, text in shown_texts(window.area.docks["compare"].panel)]
