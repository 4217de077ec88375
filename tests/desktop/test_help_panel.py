"""The Help panel: pages, links, search, the way back; and the commands of the Help menu."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget

from desktop.help import Help
from desktop.panels.help import HelpPanel
from tests.desktop.controls import find


@pytest.fixture
def panel(qtbot, look, session, settings):
    panel = HelpPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.resize(312, 600)
    panel.show()
    panel.be_seen(True)
    return panel


def shown(panel):
    return find(panel, "help.page").toPlainText()


def follow(panel, target):
    find(panel, "help.page").anchorClicked.emit(QUrl(target))


def test_it_begins_with_the_contents(panel):
    assert panel.page == "start"
    assert "Glossary" in shown(panel)
    assert not find(panel, "help.back").isEnabled()


def test_a_page_asked_for_before_it_is_seen_is_there_then(qtbot, look, session, settings):
    panel = HelpPanel(look, session, settings)
    qtbot.addWidget(panel)
    panel.show_page("tile.entropy")
    panel.be_seen(True)
    assert shown(panel).startswith("Entropy")


def test_links_open_pages_and_ask_for_labs_and_views(panel, qtbot):
    panel.show_page("sampler.top_p")
    follow(panel, "page:term.nucleus")
    assert panel.page == "term.nucleus"
    with qtbot.waitSignal(panel.lab_wanted) as lab:
        follow(panel, "lab:top-p")
    with qtbot.waitSignal(panel.view_wanted) as view:
        follow(panel, "view:stages")
    assert (lab.args, view.args) == (["top-p"], ["stages"])
    follow(panel, "https://example.org")
    follow(panel, "file:///etc/passwd")
    assert panel.page == "term.nucleus"


def test_the_way_back_and_on(panel):
    for name in ("tile.entropy", "tile.kept"):
        panel.show_page(name)
    back, on = find(panel, "help.back"), find(panel, "help.forward")
    back.click()
    assert (panel.page, on.isEnabled()) == ("tile.entropy", True)
    on.click()
    assert (panel.page, on.isEnabled()) == ("tile.kept", False)
    back.click()
    back.click()
    assert (panel.page, back.isEnabled()) == ("start", False)
    panel.show_page("glossary")
    assert not on.isEnabled()


def test_searching_is_one_page_of_the_way(panel):
    for text in ("nuc", "nucleus"):
        panel.search(text)
    assert panel.page == "search:nucleus"
    assert "Nucleus" in shown(panel)
    find(panel, "help.back").click()
    assert panel.page == "start"
    panel.search("no such word [x](lab:y)")
    assert "No page has" in shown(panel)
    panel.search("")
    assert panel.page == "start"


def test_typing_searches(panel, qtbot):
    box = find(panel, "help.search")
    qtbot.keyClicks(box, "mirostat")
    qtbot.waitUntil(lambda: panel.page == "search:mirostat")
    assert "Mirostat" in shown(panel)


def test_numbers_on_a_page_follow_the_session(panel, session, qtbot):
    panel.show_page("tile.kept")
    assert "| " not in shown(panel)
    before = shown(panel)
    session.set_field(3, "mass", 0.5)
    qtbot.waitUntil(lambda: shown(panel) != before)


def test_a_veil_takes_numbers_off_the_page_at_once(panel, session):
    panel.show_page("tile.entropy")
    assert "1.495" in shown(panel)
    session.veil.draw([session.experiment.source])
    assert "1.495" not in shown(panel)
    assert "Hidden until you run" in shown(panel)


def test_a_page_is_read_in_both_themes_and_sizes(panel, look):
    from desktop.theme import DARK

    panel.show_page("sampler.top_p")
    light = panel.grab().toImage()
    look.show(DARK.zoomed(2.0))
    assert panel.grab().toImage() != light
    assert find(panel, "help.page").horizontalScrollBar().maximum() == 0


def test_everything_has_a_name(panel):
    for name in ("help.back", "help.forward", "help.contents", "help.search", "help.page"):
        assert find(panel, name).accessibleName()


def test_the_commands(window, qtbot, look, session, settings):
    helper = Help(window, look, session, settings)
    commands = {each.name: each for each in helper.commands() if each is not None}
    assert commands["help_focus"].keys == ("F1",)
    find(window, "parameter.top_p.box").setFocus()
    with qtbot.waitSignal(helper.page_wanted) as page:
        commands["help_focus"].run()
    assert page.args == ["sampler.top_p"]
    with qtbot.waitSignal(helper.page_wanted) as page:
        helper.open_help("tile.entropy")
    assert page.args == ["tile.entropy"]
    with qtbot.waitSignal(helper.page_wanted) as page:
        commands["glossary"].run()
    assert page.args == ["glossary"]


def test_the_keyboard_reaches_everything(panel):
    parts = [each for each in panel.findChildren(QWidget) if each.objectName()[:5] == "help."]
    reached = {each.objectName() for each in parts if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert reached == {"help.back", "help.forward", "help.contents", "help.search", "help.page"}
