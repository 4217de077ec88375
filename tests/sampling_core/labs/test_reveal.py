"""Four ways to show results, and a PIN that nobody reads from the file."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core.errors import LabError
from sampling_core.labs.lab import Pin, Reveal
from sampling_core.labs.locking import reveal
from sampling_core.labs.locking.reveal import (
    awaited,
    check_reveal,
    is_allowed,
    opens,
    salted,
    seconds_left,
    wait_after,
)

NOON = datetime(2026, 11, 21, 12, 0)
NOW = NOON.timestamp()


def test_a_pin_is_salted_and_slow():
    first, second = salted("4711"), salted("4711")
    assert first.salt != second.salt
    assert first.hashed != second.hashed
    assert first.rounds >= 200_000
    assert "4711" not in str(first)
    assert opens(first, "4711")
    assert opens(second, "4711")
    assert not opens(first, "4712")
    assert not opens(first, "")
    assert not opens(first, "4711" * 100)
    with pytest.raises(LabError, match="1 to 100 characters"):
        salted("")


@settings(deadline=None, max_examples=20)
@given(pin=st.text(st.characters(), min_size=1, max_size=100), other=st.text(max_size=100))
def test_only_the_pin_opens(pin, other):
    kept = Pin(salt="00ff", hashed=reveal._hashed(pin, b"\x00\xff", 2).hex(), rounds=2)
    assert opens(kept, pin)
    assert opens(kept, other) is (other == pin)


@pytest.mark.parametrize(
    "kept",
    [
        Pin("00", "", 1),
        Pin("xy", "00", 1),
        Pin("00", "é", 1),
        Pin("00", "00", 0),
        Pin("00", "00", 10**12),
        Pin("00", "00", -1),
    ],
)
def test_a_pin_of_a_stranger_that_nobody_made_is_a_sentence(kept):
    with pytest.raises(LabError, match="cannot be read: no PIN opens it"):
        opens(kept, "1")


def test_waiting_grows_up_to_a_minute():
    waits = [wait_after(wrong) for wrong in range(40)]
    assert waits[:6] == [0.0, 0.0, 0.0, 2.0, 4.0, 8.0]
    assert waits[-1] == 60.0
    assert waits == sorted(waits)
    assert wait_after(10**6) == 60.0


@pytest.mark.parametrize("when", ["lock", "attempts", "pin", "time"])
def test_nothing_is_shown_before_a_prediction_is_locked(when):
    asked = Reveal(when, 1, None, "2000-01-01T00:00")
    assert not is_allowed(asked, 0, NOW, is_opened=True)
    assert awaited(asked, 0, NOW) == "Results are shown when your prediction is locked."


def test_each_way_waits_for_its_own():
    assert is_allowed(Reveal(), 1, NOW, is_opened=False)
    thrice = Reveal("attempts", 3)
    assert [is_allowed(thrice, n, NOW, is_opened=True) for n in range(5)] == [False] * 3 + [
        True
    ] * 2
    assert awaited(thrice, 1, NOW) == "Results are shown after 3 predictions: 1 is locked."
    assert awaited(thrice, 2, NOW) == "Results are shown after 3 predictions: 2 are locked."
    assert not is_allowed(Reveal("pin"), 5, NOW, is_opened=False)
    assert is_allowed(Reveal("pin"), 1, NOW, is_opened=True)
    assert "PIN" in awaited(Reveal("pin"), 1, NOW)


def test_a_clock_time_is_that_of_the_classroom():
    at_two = Reveal("time", time="2026-11-21T14:00")
    assert seconds_left(at_two, NOW) == 7200.0
    assert not is_allowed(at_two, 1, NOW, is_opened=True)
    assert is_allowed(at_two, 1, NOW + 7200.0, is_opened=False)
    assert awaited(at_two, 1, NOW) == "Results are shown at 14:00."
    yesterday = (NOON - timedelta(days=1)).timestamp()
    assert awaited(at_two, 1, yesterday) == "Results are shown on 2026-11-21 at 14:00."


@pytest.mark.parametrize(
    "time", ["", "soon", "25:00", "2026-11-21T14:61", "0001-01-01T00:00+23:59"]
)
def test_a_time_that_no_clock_shows_is_a_sentence(time):
    with pytest.raises(LabError, match="no time that a clock shows"):
        check_reveal(Reveal("time", time=time))
    check_reveal(Reveal("lock", time=time))
