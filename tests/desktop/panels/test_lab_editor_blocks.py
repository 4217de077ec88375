"""Blocks of a lab: whatever is added, doubled, moved and deleted, it stays a lab."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.panels.lab_editor.blocks import (
    added,
    block_at,
    blocks_of,
    can_change,
    doubled,
    moved,
    without,
)
from desktop.panels.lab_editor.paths import at
from sampling_core.labs.built_in import LABS, built_in
from sampling_core.labs.lab import KINDS, Lab
from sampling_core.labs.reading.file import lab_bytes

KINDS_OF_BLOCKS = ("source", "run", "case", "fact", "field")
STEPS = st.tuples(
    st.sampled_from(("add", "double", "up", "down", "delete")),
    st.integers(0, 10_000), st.sampled_from(KINDS_OF_BLOCKS), st.sampled_from(KINDS),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LABS), st.lists(STEPS, max_size=12))
def test_edits_of_blocks_give_labs(name, steps):
    lab = built_in(name)
    for what, place, kind, field in steps:
        known = blocks_of(lab, "en")
        lab, path = edited(lab, known[place % len(known)], what, kind, field)
        again = blocks_of(lab, "en")
        assert len({block.path for block in again}) == len(again)
        assert at(lab, path) is not None
        assert lab.cases
        names = [case.name for case in lab.cases]
        assert len(set(names)) == len(names)
    assert msgspec.json.decode(lab_bytes(lab), type=Lab) == lab


def edited(lab, block, what, kind, field):
    if what == "add":
        inside = block.kind in ("case", "field")
        return added(lab, block, kind if inside or kind != "field" else "case", field)
    if what in ("up", "down"):
        return moved(lab, block, -1 if what == "up" else 1) or (lab, block.path)
    if not can_change(lab, block):
        return lab, block.path
    return doubled(lab, block) if what == "double" else without(lab, block)


def test_a_finding_is_led_to_the_block_that_its_place_names():
    known = blocks_of(built_in("use-cases"), "en")
    block = block_at(known, "Case 2, field “viable”: It states 1.")
    assert (block.kind, block.path[:2]) == ("field", ("cases", 1))
    assert block_at(known, "Case 2, table: Something.").path == ("cases", 1)
    assert block_at(known, "Nowhere at all") is None
