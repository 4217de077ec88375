"""Marked texts become HTML, and nothing that a token contains becomes a mark."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.marked_page import html_of, inline, page_of
from sampling_core.labs.evidence.marked import plain, table


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** `c`", "a <b>b</b> <code>c</code>"),
        ("[Top-p](page:sampler.top_p)", '<a href="page:sampler.top_p">Top-p</a>'),
        ("p<sub>i</sub> &gt; 0", "p<sub>i</sub> &gt; 0"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        (r"\[a\](lab:x) \*\*b\*\* \_", "[a](lab:x) **b** _"),
        ("**[a](page:b)**", '<b><a href="page:b">a</a></b>'),
    ],
)
def test_marks_within_a_line(text, html):
    assert inline(text) == html


def test_blocks():
    made = html_of("# One\ntwo\nthree\n- a\n- b\n\n1. x\n2. y\n\n```\n<z>\n```\n#### Four")
    assert made.splitlines() == [
        "<h1>One</h1>", "<p>two three</p>", "<ul><li>a</li><li>b</li></ul>",
        "<ol><li>x</li><li>y</li></ol>", "<pre>&lt;z&gt;</pre>", "<h4>Four</h4>",
    ]  # fmt: skip


def test_a_table_has_heads_and_sides():
    made = html_of(table(("Token", "p"), [(plain("a|b"), "0.5")], 1))
    assert '<th align="left">Token</th><th align="right">p</th>' in made
    assert '<td align="left">a|b</td><td align="right">0.5</td>' in made


@given(st.text(max_size=60))
@example(" ")
@example("\n \t")
def test_a_token_is_shown_letter_by_letter(token):
    shown = QTextDocument()
    shown.setHtml(html_of(plain(token)))
    blank = repr(token)[1:-1].replace(" ", "␣")
    words = " ".join(token.split()) if token.strip() else blank
    readable = [letter for letter in words if letter.isprintable()]
    assert [letter for letter in shown.toPlainText() if letter.isprintable()] == readable
    assert "<a " not in html_of(plain(token))


def test_a_page_says_its_language():
    page = page_of("# Hallo", "A < B", "de")
    assert '<html lang="de">' in page
    assert "<title>A &lt; B</title>" in page
    assert "<script" not in page
