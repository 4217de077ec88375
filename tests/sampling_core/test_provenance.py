"""A chart says how it was made, and says nothing else when it was tampered with."""

import base64
import json
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling_core import Experiment
from sampling_core.cases import CASES, case
from sampling_core.engines import engine
from sampling_core.errors import DataError, LabError
from sampling_core.experiment import Source
from sampling_core.files import Unreadable
from sampling_core.formats.charts import carried, comments, picture, vector
from sampling_core.formats.charts.bounded import LARGEST
from sampling_core.provenance import provenance, restored

NOON = 1_778_500_800.0  # 2026-05-11 12:00 UTC


def experiment(name="Summarization"):
    known = case(name)
    return Experiment(known.source, known.chain, output_ids=(1, 2), draws=500, seed=7)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks):
    return picture.SIGNATURE + b"".join(chunks) + chunk(b"IEND", b"")


def text_chunk(text, key=picture.KEY):
    return chunk(b"tEXt", key.encode() + b"\0" + text.encode("latin-1"))


def read(data):
    note = carried(data)
    return restored(note) if note else None


def problem_of(work):
    """The sentence with which a reader refuses; any other exception fails the test."""
    try:
        work()
    except (Unreadable, LabError) as error:
        return str(error)
    return None


# The note itself.


@pytest.mark.parametrize("name", [each.name for each in CASES])
def test_an_experiment_comes_back_from_its_note(name):
    before = experiment(name)
    found = restored(provenance(before, "stages", {"mode": "curve"}, NOON).text)
    after = found.experiment
    assert after.chain == before.chain
    assert (after.output_ids, after.draws, after.seed) == ((1, 2), 500, 7)
    assert after.source.tokens == before.source.tokens
    assert after.source.logits.tolist() == before.source.logits.tolist()
    assert (after.source.name, after.source.origin) == (name, before.source.origin)
    assert (found.view, found.settings) == ("stages", {"mode": "curve"})
    assert found.made == "2026-05-11T12:00:00Z"


def test_known_data_comes_back_as_the_same_value():
    before = experiment()
    assert restored(provenance(before).text, [before.source]).experiment == before


def test_the_mark_tells_settings_and_data_apart_but_not_times():
    first = provenance(experiment(), when=NOON)
    later = provenance(experiment(), when=NOON + 60)
    other = provenance(experiment().with_(seed=8), when=NOON)
    assert first.mark == later.mark != other.mark
    assert len(first.mark) == 6
    assert first.text != later.text


def test_impossible_tokens_and_single_precision_survive():
    source = Source.from_logits(np.array([0.1, -np.inf, 2.5], dtype=np.float32), ["a", "b", "c"])
    found = restored(provenance(experiment().with_source(source)).text).experiment.source
    assert found.given.dtype == np.float32
    assert found.given.tolist() == source.given.tolist()


def test_large_data_is_carried_while_it_fits():
    logits = np.round(np.random.default_rng(1).normal(size=30_000), 2)
    names = [f"token {place}" for place in range(len(logits))]
    source = Source.from_logits(logits, names, "large")
    text = provenance(experiment().with_source(source)).text
    assert len(text) < 2**20
    found = restored(text).experiment.source
    assert found.tokens == source.tokens
    assert found.logits.tolist() == logits.tolist()


def test_larger_data_is_named_and_found_again():
    source = Source.from_logits(np.random.default_rng(2).normal(size=200_000), name="huge")
    text = provenance(experiment().with_source(source)).text
    assert len(text) < 5_000
    with pytest.raises(DataError, match=r"“huge” \(200,000 tokens\) but does not hold it"):
        restored(text)
    assert restored(text, [source]).experiment.source is source


def test_a_changed_note_is_refused():
    text = provenance(experiment()).text
    assert '"seed":7' in text
    with pytest.raises(DataError, match="changed or damaged"):
        restored(text.replace('"seed":7', '"seed":8'))


def test_a_newer_note_and_another_format_say_so():
    note = json.loads(provenance(experiment()).text)
    with pytest.raises(DataError, match="newer version"):
        restored(json.dumps({**note, "version": 2}))
    with pytest.raises(DataError, match="no settings of a chart"):
        restored(json.dumps({**note, "format": "other"}))


def test_a_tail_that_claims_a_vocabulary_is_refused():
    note = provenance(experiment())
    value = json.loads(note.text)
    value["data"]["tail"] = {"mass": 0.5, "count": 10**12, "ceiling": 0.1, "known": 10}
    with pytest.raises(DataError, match="changed or damaged"):
        restored(json.dumps(value))


TEXT = provenance(experiment(), "distribution", {"mode": "bars"}, NOON).text


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.text(max_size=3))
def test_a_mutated_note_gives_only_lab_errors(place, text):
    mutated = TEXT[:place] + text + TEXT[place + 1 :]
    problem = problem_of(lambda: restored(mutated))
    if problem is None:
        assert restored(mutated).experiment.chain == experiment().chain
    else:
        assert problem.endswith((".", ")"))


# Where the note stands.


def test_all_three_kinds_of_text_in_a_png_are_read():
    packed = zlib.compress(TEXT.encode())
    key = picture.KEY.encode() + b"\0"
    for kind, body in (
        (b"tEXt", TEXT.encode()),
        (b"zTXt", b"\0" + packed),
        (b"iTXt", b"\0\0de\0Herkunft\0" + TEXT.encode()),
        (b"iTXt", b"\1\0\0\0" + packed),
    ):
        assert carried(png(text_chunk("hello", "Title"), chunk(kind, key + body))) == TEXT


def test_a_png_without_a_note_and_other_files_are_told_apart():
    assert carried(png(text_chunk("hello", "Title"))) == ""
    assert carried(b"token,logit\na,1\n") is None
    assert carried(b'{"a": 1}') is None


def test_a_note_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(b" " * (LARGEST + 10))
    body = picture.KEY.encode() + b"\0\0" + bomb
    with pytest.raises(Unreadable, match="unpacks to more than 16 MB"):
        carried(png(chunk(b"zTXt", body)))


def test_a_wrong_check_sum_and_a_cut_off_png_are_refused():
    good = png(text_chunk(TEXT))
    place = good.index(b"samplinglab/prov") + 60
    with pytest.raises(Unreadable, match="damaged"):
        carried(good[:place] + b"#" + good[place + 1 :])
    with pytest.raises(Unreadable, match="cut off"):
        carried(good[: len(good) // 2])


def test_an_svg_keeps_its_note_beside_what_is_drawn():
    drawing = '<?xml version="1.0"?>\n<svg width="1"><text>a &lt; b</text></svg>'
    text = '{"a": "<&>\\""}'
    whole = vector.with_note(drawing, text)
    assert "<text>a &lt; b</text>" in whole
    assert carried(whole.encode()) == text
    assert carried(drawing.encode()) == ""


def test_entities_of_an_svg_are_not_looked_up():
    evil = (
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<svg><metadata><{vector.ELEMENT}>&x;</{vector.ELEMENT}></metadata></svg>"
    )
    assert carried(evil.encode()) == "&x;"


def test_a_table_carries_its_note_in_lines_that_any_reader_skips():
    lines = comments.lines(TEXT)
    assert all(line.startswith("# ") and "," not in line and '"' not in line for line in lines)
    table = "\n".join(["# Sampling Lab", *lines, "#,Token,Logit", "1,a,2.0"])
    assert carried(table.encode()) == TEXT


def test_a_long_note_takes_several_lines_of_a_table():
    text = base64.b64encode(np.random.default_rng(3).bytes(200_000)).decode()
    lines = comments.lines(text)
    assert len(lines) > 1
    assert carried("\n".join(lines).encode()) == text
    with pytest.raises(Unreadable, match="damaged"):
        carried("\n".join(lines[1:]).encode())


GOOD = (
    png(text_chunk(TEXT)),
    png(chunk(b"zTXt", picture.KEY.encode() + b"\0\0" + zlib.compress(TEXT.encode()))),
    vector.with_note("<svg></svg>", TEXT).encode(),
    "\n".join([*comments.lines(TEXT), "a,b"]).encode(),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOOD), st.data())
def test_mutated_files_give_only_sentences(good, data):
    place = data.draw(st.integers(0, len(good) - 1))
    put = data.draw(st.binary(max_size=4))
    taken = data.draw(st.integers(0, 8))
    problem = problem_of(lambda: read(good[:place] + put + good[place + taken :]))
    assert problem is None or problem.strip()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([picture.SIGNATURE, b"%PDF-1.4\n", b"<svg ", b"# samplinglab/provenance "]),
       st.binary(max_size=400))  # fmt: skip
def test_rubbish_behind_a_good_begin_gives_only_sentences(begin, rest):
    problem = problem_of(lambda: read(begin + rest))
    assert problem is None or problem.strip()


def test_the_lab_engine_of_a_note_is_the_one_it_names():
    chain = engine("llama.cpp").chain(temperature=0.7)
    found = restored(provenance(experiment().with_chain(chain)).text).experiment.chain
    assert found == chain
    assert found.engine == "llama.cpp"
