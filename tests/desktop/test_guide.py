"""The teacher's guide: whole in both languages, printable, and silent about what a lab hides."""

import io
import re

import pypdf
import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from desktop.guide import ANSWERS, GUIDE, WORKSHEETS, guide_text, made, parts, whole
from desktop.guide_window import GuideWindow
from desktop.paper import Sheet, pdf_of
from sampling_core.labs.built_in import LABS
from tests.desktop.controls import find

HEADING = re.compile(r"^## ", re.MULTILINE)


@pytest.fixture
def guide(qtbot, look, session, settings):
    parent = QWidget()  # the guide deletes itself when it is closed
    qtbot.addWidget(parent)

    def make():
        window = GuideWindow(look, session, settings, parent)
        window.show()
        qtbot.waitUntil(lambda: bool(window.page.toPlainText()), timeout=20_000)
        return window

    return make


def names(window):
    return [window.choice.itemData(place) for place in range(window.choice.count())]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_guide_is_whole(language):
    text = guide_text(language)
    assert not re.search(r"\{\w+\}", text)
    assert len(HEADING.findall(text)) == len(HEADING.findall(guide_text("en"))) >= 8
    assert len(re.findall(r"^### ", text, re.MULTILINE)) == len(LABS)
    assert "samplinglab/policy" in text
    assert guide_text("xx") == guide_text("en").replace('"en"', '"xx"')


def test_the_policy_in_the_guide_is_one(tmp_path):
    from desktop.policy import read_policy

    block = re.search(r"```\n(.*?)\n```", guide_text("en"), re.DOTALL)
    file = tmp_path / "policy.json"
    file.write_text(block[1], encoding="utf-8")
    assert read_policy(file).lab == "top-p"
    from desktop.policy import Policy

    for key in re.findall(r"^\| (`.*?`) \|", guide_text("en"), re.MULTILINE):
        assert all(hasattr(Policy(), name) for name in re.findall(r"`(\w+)`", key))


def test_there_is_a_worksheet_for_each_lab():
    assert [name for name, _ in parts("en", with_answers=True)] == [
        GUIDE, ANSWERS, WORKSHEETS, *LABS
    ]  # fmt: skip
    body = made(WORKSHEETS, "de")
    assert body.count('<section class="lab">') == len(LABS)
    page = whole(body, "Arbeitsblätter", "de")
    assert '<html lang="de">' in page
    assert "<script" not in page


def test_it_is_read_part_by_part(guide, qtbot):
    window = guide()
    assert window.part == GUIDE
    assert "Teacher’s guide" in window.page.toPlainText()
    window.show_part("top-p")
    qtbot.waitUntil(lambda: "Tokens kept at p = 0.2" in window.page.toPlainText())


def test_answers_are_worked_out_in_the_background(guide, qtbot):
    window = guide()
    window.show_part(ANSWERS)
    assert not find(window, "guide.pdf").isEnabled()
    qtbot.waitUntil(lambda: "Lab 12" in window.page.toPlainText(), timeout=60_000)
    assert find(window, "guide.pdf").isEnabled()


def test_while_a_lab_waits_nothing_tells_the_answers(guide, session, qtbot):
    window = guide()
    window.show_part(ANSWERS)
    session.veil.draw([session.experiment.source])
    assert ANSWERS not in names(window)
    assert window.part == GUIDE
    qtbot.waitUntil(lambda: "Lab 12" in window.page.toPlainText(), timeout=20_000)
    assert "It shows" not in window.page.toPlainText()
    session.veil.lift()
    assert ANSWERS in names(window)


def test_where_teach_is_hidden_there_are_no_answers(guide, settings):
    settings.policy = replace_policy(settings.policy)
    assert ANSWERS not in names(guide())


def replace_policy(policy):
    from msgspec.structs import replace as changed

    return changed(policy, hide_teach=True)


def test_a_pdf_has_real_text(guide, qtbot, tmp_path):
    window = guide()
    window.show_part("top-k")
    qtbot.waitUntil(lambda: "Peaked" in window.page.toPlainText())
    file = tmp_path / "sheet.pdf"
    window.write(file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    assert "Lab 3" in text
    assert "How many tokens does top-p keep at p = 0.9?" in text


def test_a_page_for_a_browser(guide, qtbot, tmp_path):
    window = guide()
    file = tmp_path / "guide.html"
    window.write(file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "<h1>Teacher’s guide</h1>" in text


def test_closing_drops_what_is_made(guide, qtbot):
    window = guide()
    window.show_part(ANSWERS)
    window.reject()
    assert not window._work.is_busy


@pytest.mark.parametrize("part", [GUIDE, "use-cases"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_line_is_lost_on_paper(part, language, qapp):
    body = made(part, language)
    shown = QTextDocument()
    shown.setHtml(body)
    data = pdf_of(body, "Guide", Sheet())
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert len(pages) >= 4
    printed = "".join(page.extract_text() for page in pages)
    assert len(letters(printed)) >= len(letters(shown.toPlainText()))


def letters(text):
    return re.sub(r"[\W_]", "", text)
