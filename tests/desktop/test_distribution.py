"""The distribution as curve and table, on other scales and in other orders, and why a token."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu

from desktop.charts.curve_picture import CurvePicture
from desktop.main_window import MainWindow
from sampling_core import Source
from tests.desktop.controls import find

TOP_P = 3
BENEFIT, COST, DETAIL = 0, 1, 7


@pytest.fixture
def view(window):
    return window.distribution


def menu_of(view):
    find(view, "distribution.more").click()
    return find(view, "menu.distribution", QMenu)


def choose(view, name):
    menu = menu_of(view)
    next(a for a in menu.actions() if a.objectName() == f"action.{name}").trigger()
    menu.close()
    menu.deleteLater()
    menu.setObjectName("")


def tokens(view):
    return [bar.token for bar in view.chart.picture.rows]


# Curve


def test_the_curve_is_a_mode_and_follows_the_sliders(window, view, session):
    find(window, "distribution.mode.curve").click()
    curve = find(window, "distribution.curve")
    assert curve.isVisible()
    assert curve.picture.limit == 0.95
    assert curve.picture.totals[5] == pytest.approx(0.970, abs=5e-4)
    assert curve.picture.totals_title == "Running total on the way into top-p"
    assert [cut.after_row for cut in curve.picture.cuts] == [6]
    session.set_field(TOP_P, "mass", 0.5)
    assert [cut.after_row for cut in curve.picture.cuts] == [2]
    find(window, "stage.top_p.switch").click()
    assert curve.picture.limit is None
    assert curve.picture.totals_title == "Running total after the chain"


def test_the_curve_never_draws_more_than_400_points(window, view, session):
    logits = np.random.default_rng(1).normal(0, 3, 5000)
    session.edit(session.experiment.with_source(Source.from_logits(logits)), "Data")
    window.actions_["curve"].trigger()
    assert len(view.curve.picture.rows) == 400
    assert view.curve.picture.more.startswith("4 600 more tokens share ")


def test_the_chart_that_is_shown_is_exported(window, view, tmp_path):
    view.show_mode(2)
    assert isinstance(view.picture, CurvePicture)
    window.files.export(tmp_path / "chart.svg")
    assert "Running total" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    view.show_mode(0)
    window.files.export(tmp_path / "bars.png")
    assert not QImage(str(tmp_path / "bars.png")).isNull()
    assert not isinstance(view.picture, CurvePicture)


def test_a_token_stays_chosen_from_view_to_view(window, view):
    view.chart.selected.emit(DETAIL)
    view.show_mode(2)
    assert view.curve._view.selected == DETAIL
    view.show_mode(0)
    assert view.chart._view.selected == DETAIL


def test_the_sentence_is_what_readers_hear(view):
    words = "Six of ten tokens kept. BENEFIT leads with 37.3 percent. Entropy 1.495 nats, medium."
    assert view.chart.accessibleDescription() == words
    view.show_mode(2)
    assert view.curve.accessibleDescription() == words


# Why?


def row_place(view, token):
    return view.chart.place_of(token).center().toPoint()


def test_a_double_click_says_why_a_token_was_cut(window, view, qtbot):
    place = row_place(view, DETAIL)
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.chart, Qt.MouseButton.LeftButton, pos=place)
    card = find(window, "why")
    assert card.isVisible()
    assert find(card, "why.sentence").text() == (
        "DETAIL had 0.8 % after temperature. Six better tokens already added up to 0.970, "
        "which passes 0.95, so top-p cut it."
    )
    shown = [label.text() for label in find(card, "why.path").findChildren(QLabel)]
    assert {"Model", "Temperature", "Top-p", "−0.333", "8", "cut"} <= set(shown)
    assert card.accessibleName().startswith("Why? DETAIL had 0.8 %")
    inside = window.rect().contains(card.geometry())
    assert inside


def test_enter_opens_the_card_and_esc_gives_the_keyboard_back(window, view, qtbot):
    view.chart.setFocus()
    qtbot.keyClick(view.chart.focusProxy(), Qt.Key.Key_Down)
    qtbot.keyClick(view.chart.focusProxy(), Qt.Key.Key_Return)
    card = find(window, "why")
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert view.chart.focusProxy().hasFocus()


def test_an_open_card_stays_true(window, view, session):
    view.chart.activated.emit(COST)
    assert "survived" in find(window, "why.sentence").text()
    session.set_field(TOP_P, "mass", 0.1)
    assert "so top-p cut it" in find(window, "why.sentence").text()
    session.edit(session.experiment.with_source(Source.from_logits([1.0])), "Data")
    assert not find(window, "why").isVisible()


def test_pointing_for_a_while_shows_the_same_card_and_leaving_hides_it(window, view, qtbot):
    view.chart.hovered.emit(DETAIL)
    assert view.pointing.card is None
    qtbot.waitUntil(lambda: view.pointing.card is not None and view.pointing.card.isVisible())
    card = view.pointing.card
    assert not card.hasFocus()
    assert "so top-p cut it" in find(window, "why.sentence").text()
    view.chart.hovered.emit(-1)
    assert not card.isVisible()


@pytest.mark.parametrize("mode", [0, 1, 2], ids=["bars", "table", "curve"])
def test_every_view_says_why(window, view, mode):
    view.show_mode(mode)
    if mode == 1:
        view.table.selectRow(1)
    view.session.select(COST)
    window.actions_["why"].trigger()
    assert find(window, "why.token").text() == "COST"
    assert find(window, "why").isVisible()


# Scale and order


def test_the_scale_is_chosen_in_the_menu(window, view, settings):
    assert view.chart.picture.fitted < 0.5
    choose(view, "scale.fixed")
    assert view.chart.picture.fitted == 1.0
    choose(view, "scale.log")
    picture = view.chart.picture
    assert picture.is_log
    assert 10.0**-picture.decades < min(bar.exact or bar.at_cut for bar in picture.rows)
    assert settings.scale == "log"
    choose(view, "scale.linear")
    assert not view.chart.picture.is_log


def test_rows_are_sorted_as_the_menu_says(view, session):
    ranked = tokens(view)
    session.edit(session.experiment.with_source(shuffled(session)), "Data")
    assert tokens(view) == ranked
    choose(view, "order.input")
    assert tokens(view) == list(session.experiment.source.tokens)
    assert view.chart.picture.cuts == ()  # no line separates them now
    assert sum(bar.is_removed for bar in view.chart.picture.rows) == 4
    choose(view, "order.name")
    assert tokens(view) == sorted(ranked)
    choose(view, "order.likely")
    assert tokens(view) == ranked
    assert len(view.chart.picture.cuts) == 1


def shuffled(session):
    source = session.experiment.source
    places = np.random.default_rng(5).permutation(len(source))
    return Source.from_logits(source.logits[places], [source.tokens[place] for place in places])


# The first run


def test_the_first_run_card_is_put_away_for_good(
    look, session, settings, make_window, qtbot, monkeypatch
):
    settings.knows_the_window = False
    asked = []
    monkeypatch.setattr("desktop.files.Files.ask_for_data", lambda _self: asked.append(1))
    window = make_window()
    assert isinstance(window, MainWindow)
    assert find(window, "first_steps").isVisible()
    find(window, "first_steps.own_data").click()
    assert asked == [1]
    find(window, "first_steps.close").click()
    assert not find(window, "first_steps").isVisible()
    assert not find(make_window(), "first_steps").isVisible()


# The table


def heads(view):
    model, table = view.table.model(), view.table
    shown = [c for c in range(model.columnCount()) if not table.isColumnHidden(c)]
    return {model.headerData(c, Qt.Orientation.Horizontal): c for c in shown}


def test_columns_are_added_and_remembered(window, view, session, settings):
    session.draw()
    view.show_mode(1)
    assert len(heads(view)) == 8
    for name in ("log_probability", "surprise", "total", "odds", "z"):
        choose(view, f"column.{name}")
    columns, model = heads(view), view.table.model()
    cells = {name: model.index(1, column).data() for name, column in columns.items()}
    assert cells["ln p"] == "−1.318"
    assert cells["Surprise, nats"] == "1.318"
    assert cells["Running total"] == "62.19 %"
    assert cells["Odds to first"] == "1 : 1.40"
    share = session.draws.share(COST)
    exact = session.trace.result.probability(COST)
    z = (share - exact) / np.sqrt(exact * (1 - exact) / 10_000)
    assert cells["z of Δ"] == f"{z:+.2f}".replace("-", "−")
    window.actions_["switch_unit"].trigger()
    assert model.index(1, heads(view)["Surprise, bits"]).data() == "1.902"
    assert settings.columns == ("log_probability", "surprise", "total", "odds", "z")
    choose(view, "column.odds")
    assert "Odds to first" not in heads(view)


def test_a_removed_token_has_a_total_but_no_surprise(view, session, settings):
    settings.columns = ("surprise", "total")
    view.show_mode(1)
    view.table._show_columns()
    columns, model = heads(view), view.table.model()
    assert model.index(DETAIL, columns["Surprise, nats"]).data() == ""
    assert model.index(DETAIL, columns["Running total"]).data() == "99.32 %"


def test_the_heading_has_the_same_columns(view, qtbot):
    view.show_mode(1)
    view.table.horizontalHeader().customContextMenuRequested.emit(QPoint(10, 5))
    menu = find(view, "menu.columns", QMenu)
    assert len(menu.actions()) == 5
    menu.close()


def test_selected_rows_are_copied_for_a_spreadsheet(view, qtbot, qapp):
    view.show_mode(1)
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = qapp.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["#", "Token", "Logit"]
    assert row.split("\t")[:3] == ["3", "TIMELINE", "+1.7"]
