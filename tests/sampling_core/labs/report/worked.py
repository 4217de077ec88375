"""Labs as a student may have worked on them, in a session kept in memory."""

import random
from contextlib import contextmanager

import numpy as np

from sampling_core.cases import case as built_in_case
from sampling_core.draw import draw
from sampling_core.history import IN_MEMORY, History
from sampling_core.labs.built_in import built_in
from sampling_core.labs.lab import OWN, Settings
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.reading.file import digest, lab_bytes
from sampling_core.labs.report.hand_in import Student, hand_in
from sampling_core.labs.work import (
    KIND_OF,
    Explanation,
    Prediction,
    RunDone,
    content_of,
    work_of,
)
from sampling_core.trace import run

SIX = ("temperature", "top-p", "top-k", "combined", "penalties", "use-cases")
NOW = 1_800_000_000.0
OWN_SETTINGS = Settings({"temperature": 0.8, "top_p": 0.9, "top_k": 40})
ADA = Student("Ada Example", "10b", "Bo", "2026-05-11")


@contextmanager
def session(*names, seed=1, own=OWN_SETTINGS, path=IN_MEMORY, labs=None):
    """Give a history, and the works of labs in which everything was done once."""
    history = History(path)
    try:
        chance = random.Random(seed)
        found = labs or [built_in(name) for name in names]
        yield history, [work_on(lab, history, chance, own) for lab in found]
    finally:
        history.close()


def made(*names, student=ADA, seed=1, own=OWN_SETTINGS, labs=None, now=NOW + 500, **more):
    """Return a whole hand-in."""
    with session(*names, seed=seed, own=own, labs=labs) as (history, works):
        records = history.records()
        return hand_in(works, records, student, history, now=now, **more)


def work_on(lab, history, chance, own):
    """Do every case of a lab: predict, run what it offers, explain."""
    known = digest(lab)
    history.labs.keep(known, lab.name, lab_bytes(lab).decode())
    for case in lab.cases:
        for done in in_case(lab, case, history, chance, own):
            kind, content = KIND_OF[type(done)], content_of(done)
            history.labs.add(known, case.name, done.attempt, kind, done.made, content)
    return work_of(lab, known, history.labs.events(known))


def in_case(lab, case, history, chance, own):
    first = Apparatus(lab)
    source = first.source(case.source) if case.source else built_in_case("Requests").source
    proposed = own if case.propose else case.start
    apparatus = Apparatus(lab, proposed, source)
    answers = {
        field.name: answer(field, apparatus, source, chance) for field in case.predict
    }  # fmt: skip
    document = history.document(apparatus.experiment(OWN))
    yield Prediction(case.name, 1, NOW, answers, proposed, "I think so.", document)
    for name in case.runs:
        trace = run(apparatus.experiment(name))
        drawn = draw(trace, trace.experiment.draws, trace.experiment.seed)
        ids, counts = np.unique(drawn.ids, return_counts=True)
        record = history.add(trace, ids, counts, drawn.entropy).id
        yield RunDone(
            case.name, 1, name, NOW, record, None, drawn.count, drawn.seed, trace.result.entropy
        )
    yield Explanation(case.name, 1, NOW, "Temperature divides the gaps.")


def answer(field, apparatus, source, chance):
    options = [option.name for option in field.options]
    if field.kind == "number":
        return float(chance.randrange(int(field.low or 0), int(field.high or 9) + 1))
    if field.kind == "ranking":
        return chance.sample(options, len(options))
    choices = {
        "band": ["low", "medium", "high"], "choice": options, "token": source.tokens,
        "text": ["Because."],
    }  # fmt: skip
    if field.kind == "sketch":
        return {token: chance.random() for token in source.tokens}
    return chance.choice(choices[field.kind])
