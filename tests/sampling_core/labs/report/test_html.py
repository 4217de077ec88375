"""A report as a page: whole in one file, without scripts, and nothing of a student is markup."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from sampling_core.labs.report.html import html
from sampling_core.labs.report.parts import SECTIONS, Student, Tick
from tests.sampling_core.labs.report.worked import made

ALONE = {"meta", "rect", "line", "circle", "polygon", "path", "link", "img", "br"}
HOSTILE = '</blockquote></svg><script>alert(1)</script><img src=x onerror="a()">&amp;'


class Page(HTMLParser):
    """Reads a page and complains of what is not closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words, self.headings = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(self.words).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def content():
    return made("temperature", "use-cases", checklist=[Tick(text="Name your goal", is_done=True)])


@pytest.fixture(scope="module")
def page(content):
    return Page(html(content))


def test_every_tag_is_closed_and_headings_go_down_by_one(page):
    assert page.open == []
    assert page.headings[0] == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert page.headings.count(1) == 1


def test_nothing_runs_and_nothing_is_fetched(content, page):
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "a", "form"})
    for _, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert {"href", "src", "xlink:href", "action"}.isdisjoint(attributes)
    style = re.search(r"<style>(.*?)</style>", html(content), re.DOTALL)[1]
    assert "url(" not in style
    assert "@import" not in style


def test_tables_have_headers_with_a_scope_and_a_caption(page):
    scopes = {attributes.get("scope") for tag, attributes in page.tags if tag == "th"}
    assert scopes == {"col", "row"}
    names = [tag for tag, _ in page.tags]
    assert names.count("table") == names.count("caption") > 10


def test_each_picture_has_a_title_and_a_description_of_its_own(page):
    pictures = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert len(pictures) > 10
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes in pictures:
        assert attributes["role"] == "img"
        assert set(attributes["aria-labelledby"].split()) <= set(ids)


def test_all_that_a_hand_in_must_say_is_there(content, page):
    for words in (
        "Ada Example", "10b", "Bo", "2026-05-11", "Lab 1 · Temperature: sharper or flatter",
        "Prediction 1, locked 2027-01-15", "Exact H", "1.495 nats = 2.157 bits", "Sampled H",
        "Viable", "6 of 10 tokens", "BENEFIT 37.35 %", "✓", "✕", "Temperature divides the gaps.",
        "Run log", "Tuning checklist", "Name your goal", "Progress", "numpy", "Seed", content.code,
        "shows if the file was edited after export; it is not a signature",
    ):  # fmt: skip
        assert words in page.text, words


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_can_be_left_out(content, section):
    whole = html(content)
    without = html(content, [each for each in SECTIONS if each != section])
    assert len(without) < len(whole)
    assert Page(without).open == []


def test_without_any_section_only_names_are_left(content):
    page = Page(html(content, ()))
    assert "Ada Example" in page.text
    assert {tag for tag, _ in page.tags}.isdisjoint({"table", "svg", "blockquote"})


def test_what_a_student_writes_is_never_markup(content):
    lab = content.labs[0]
    section = msgspec.structs.replace(
        lab.sections[0], explanation=HOSTILE, title=HOSTILE, question=f"**{HOSTILE}**\n- {HOSTILE}"
    )
    hostile = msgspec.structs.replace(
        content,
        student=Student(*[HOSTILE] * 4),
        labs=(msgspec.structs.replace(lab, title=HOSTILE, sections=(section,)),),
        runs=(msgspec.structs.replace(content.runs[0], note=HOSTILE, data=HOSTILE, first=HOSTILE),),
        checklist=(Tick(text=HOSTILE, is_done=False),),
        app=HOSTILE, code=HOSTILE, made=HOSTILE,
    )  # fmt: skip
    page = Page(html(hostile))
    assert page.open == []
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img"})
    assert page.text.count("alert(1)") >= 10


def test_direction_marks_and_control_characters_do_not_get_through(content):
    turned = msgspec.structs.replace(content, student=Student("a\u202eb\x00c\x1bd"))
    words = html(turned)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", words)
    assert "a\ufffdb\ufffdc\ufffdd" in words


def test_right_to_left_texts_stand_in_their_own_direction(content):
    lab = content.labs[0]
    section = msgspec.structs.replace(lab.sections[0], explanation="שלום עולם")
    arabic = msgspec.structs.replace(
        content, labs=(msgspec.structs.replace(lab, sections=(section,)),)
    )
    assert '<blockquote dir="auto">שלום עולם</blockquote>' in html(arabic)


def test_answers_are_compared_where_an_instrument_showed_the_result(content):
    lab = content.labs[0]
    section = msgspec.structs.replace(lab.sections[0], outcomes=())
    alone = msgspec.structs.replace(lab, sections=(section,))
    page = Page(html(msgspec.structs.replace(content, labs=(alone,))))
    assert "Comparison" in page.text
    assert "Results of the runs" not in page.text


def test_a_reason_is_written_once_and_runs_are_called_by_what_they_set():
    page = Page(html(made("temperature")))
    assert page.text.count("Why do you think so?") == 2  # a field of both cases
    assert "Why:" not in page.words
    assert "t0_5" not in page.words
    assert "T 0.50" in page.text


def test_each_attempt_stands_beside_its_result_the_newest_first(content):
    lab = content.labs[0]
    first = lab.sections[0].predictions[0]
    wrong, right = (
        msgspec.structs.replace(
            first, attempt=attempt,
            answers=(msgspec.structs.replace(
                first.answers[0], said=f"{attempt}0 %", result="56.4 %", right=attempt == 2,
                words="",
            ),),
        )
        for attempt in (1, 2)
    )  # fmt: skip
    section = msgspec.structs.replace(lab.sections[0], predictions=(wrong, right))
    alone = msgspec.structs.replace(lab, sections=(section,))
    page = Page(html(msgspec.structs.replace(content, labs=(alone,))))
    told = page.text.partition("Prediction and result")[2]
    newest = told.index("The newest prediction beside the result")
    assert newest < told.index("Prediction 1 beside its result")
    assert told.index("✓ right") < told.index("✕ not right")
    assert told.index("20 %") < told.index("10 %")


def test_no_line_ends_between_a_number_and_its_unit(content):
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", html(content))
    assert any("37.35\u00a0%" in cell for cell in cells)
    assert not any(re.search(r"\d (%|nats|bits|tokens)", cell) for cell in cells)
    assert not any("≥ " in cell for cell in cells)
    assert any("\u00a0%" in cell and " · " in cell for cell in cells)  # but between two of them


def test_a_log_without_notes_has_no_column_for_them(content):
    assert ">Note<" not in html(content)
    noted = msgspec.structs.replace(content.runs[0], note="strange")
    assert ">Note<" in html(msgspec.structs.replace(content, runs=(noted,)))
