"""The words of the core in the language of the process, with German as proof."""

import ast
import json
import pickle
import threading
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from string import Formatter

import pytest

import sampling_core
from sampling_core import (
    cause_words,
    commuting,
    divergence,
    recognise_content,
    shapes,
    solution,
    why_verdict,
    words,
)
from sampling_core.bounds import words as certainty
from sampling_core.cases import CASES, case
from sampling_core.documents import stored_chain
from sampling_core.engines import ENGINES, engine
from sampling_core.errors import DataError, EngineError, ParameterError
from sampling_core.experiment import TAGS, Experiment, Source
from sampling_core.fields import Choice, specs
from sampling_core.history.file import REASONS
from sampling_core.labels import inside, label, low
from sampling_core.labs.measuring import shown as labs_shown
from sampling_core.labs.reading import faults
from sampling_core.provenance import DAMAGED
from sampling_core.samplers import SAMPLERS
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.xtc import Xtc
from sampling_core.side_by_side import side_by_side
from sampling_core.solve import solve
from sampling_core.trace import run
from sampling_core.why import path, why
from sampling_core.words import Said, both, either, pseudo, read_words, say, say_count, speak

ROOT = Path(sampling_core.__file__).parent
RESOURCES = ROOT.parent / "resources"
WINDOW = ROOT.parent / "desktop"  # read as text: what it says through words.py
MINE, IMPORTED = "Mine", "Imported"  # groups of presets, in a module that needs Qt
FORMS = {"say": 1, "Said": 1, "say_count": 2}  # how many templates begin the arguments

# Titles that only a stage without a sampler has.
STAGES = ("Model", "Mixture", "Greedy")
BANDS = ("low", "medium", "high")  # of measures.band
SHELVES = ("My data",)  # groups of data that are no case


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak({})


@pytest.fixture
def german() -> None:
    speak(read_words("de"))


def hot_case() -> Experiment:
    chain = engine("lab").chain("off", temperature=0.6, top_p=0.95)
    return Experiment(case("Summarization").source, chain)


# What must have a translation.


def literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    assert not isinstance(node, ast.JoinedStr), f"an f-string is said: {ast.unparse(node)}"
    return [node.value] if isinstance(node, ast.Constant) else []


def said_in_code() -> dict[str, str]:
    """Every literal that is given to say, say_count or Said, with the file that says it."""
    found: dict[str, str] = {}
    for file in sorted([*ROOT.rglob("*.py"), *WINDOW.rglob("*.py")]):
        text = file.read_text(encoding="utf-8")
        if "from sampling_core.words import" not in text and file.name != "words.py":
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for argument in node.args[: FORMS.get(node.func.id, 0)]:
                    found |= dict.fromkeys(literals(argument), file.name)
    return found


def of_samplers() -> Iterator[str]:
    for kind in SAMPLERS:
        yield from (kind.title, inside(kind.title), kind.summary, kind.group)
        for spec in specs(kind).values():
            yield from (spec.label, inside(spec.label), spec.hint)
            if isinstance(spec, Choice):
                yield from spec.options
            elif spec.parameter.endswith("_penalty"):
                yield inside(f"{spec.label} penalty")


def shown_constants() -> Iterator[str]:
    """Every constant that stays English in the core and is translated where it is shown."""
    yield from of_samplers()
    for each in ENGINES:
        yield from (each.title, *each.fixes)
    for title in STAGES:
        yield from (title, inside(title))
    yield from (*BANDS, *SHELVES, *shapes.SHAPES, *why_verdict.NUMBERS)
    yield from (*commuting.ALWAYS.values(), *commuting.SELDOM.values(), commuting.BOTH_MULTIPLY)
    yield from (*solution.NAMES.values(), *solution.GOALS.values())
    for forms in solution.AMOUNTS.values():
        yield from forms
    for forms in (divergence.REMOVED, divergence.UNKNOWN, divergence.REMOVED_OR_UNKNOWN):
        yield from forms
    yield from (*cause_words.RULES.values(), cause_words.HAS_NO, cause_words.IS_DEFAULT)
    yield from (*recognise_content.LATER.values(), *TAGS)
    yield from (*labs_shown.WORDS, *labs_shown.UNITS, *faults.WORDS.values())
    yield from (words for _, words in labs_shown.SCALES)
    yield from (*REASONS.values(), DAMAGED)
    yield from (certainty.EXACT, certainty.BOUNDED, certainty.UNKNOWN)
    yield from (certainty.MAY_STAY, *certainty.DOUBTS.values())
    for each in CASES:
        yield from (each.group, each.task, each.source.origin)
    presets = json.loads((RESOURCES / "presets" / "built-in.json").read_text(encoding="utf-8"))
    for each in presets["presets"]:
        yield from (each["group"], each["note"])
    yield from (MINE, IMPORTED)


def column_titles() -> Iterator[str]:
    """The headings of tables; their modules need Qt, so they are read and not imported."""
    for name in ("token_columns", "record_columns"):
        tree = ast.parse((ROOT / "model_view" / f"{name}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("TITLES", "NAMES"):
                texts = [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)]
                yield from (text for text in texts if isinstance(text, str) and text)


def places(text: str) -> list[tuple[str, str]]:
    """The names and formats of a template's places, each once."""
    return sorted({(name, form or "") for _, name, form, _ in Formatter().parse(text) if name})


def test_everything_that_the_core_says_is_in_the_german_file():
    german = read_words("de")
    said = said_in_code()
    assert len(said) > 250
    missing = {text: file for text, file in said.items() if text and text not in german}
    assert missing == {}
    shown = [*shown_constants(), *column_titles()]
    assert [text for text in shown if text not in german] == []


def test_the_german_file_holds_nothing_that_is_never_said():
    known = {*said_in_code(), *shown_constants(), *column_titles()}
    assert set(read_words("de")) - known == set()


@pytest.mark.parametrize("language", ["de", "pseudo"])
def test_a_translation_has_the_places_of_its_original(language):
    for english, other in read_words(language).items():
        assert places(other) == places(english), english
        assert english[:1].isspace() == other[:1].isspace()
        assert language == "pseudo" or english.endswith(".") == other.endswith("."), english


def test_the_file_of_words_says_what_it_is():
    file = ROOT.parent / "resources" / "translations" / "core_de.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert (stored["format"], stored["version"], stored["language"]) == (
        "samplinglab/words", 1, "de",
    )  # fmt: skip


# Saying.


def test_without_a_language_texts_are_english():
    assert say("off") == "off"
    assert say("{kept} of {size}", kept=3, size=10) == "3 of 10"
    assert say("braces {stay} without values") == "braces {stay} without values"
    assert say_count("{count} run", "{count} runs", 1) == "1 run"
    assert say_count("{count} run", "{count} runs", 0) == "0 runs"
    assert say_count("{count} run", "{count} runs", 1000, count="1 000") == "1 000 runs"
    assert (both(["a"]), both(["a", "b", "c"])) == ("a", "a and b and c")
    assert (either(["a"]), either(["a", "b", "c"])) == ("a", "a, b or c")


def test_a_language_is_spoken_until_another_is(german):
    assert say("off") == "aus"
    assert say("{kept} of {size}", kept=3, size=10) == "3 von 10"
    assert say("never translated") == "never translated"
    assert say_count("{count} run", "{count} runs", 2) == "2 Läufe"
    assert either(["a", "b"]) == "a oder b"
    speak({})
    assert say("off") == "off"


def test_a_mapping_that_changes_later_changes_nothing():
    mine = {"off": "aus"}
    speak(mine)
    mine["off"] = "kaputt"
    assert say("off") == "aus"


@pytest.mark.parametrize("language", ["xx", "en", "", "../de", "DE", "de/../de"])
def test_an_unknown_language_is_english(language):
    assert read_words(language) == {}


def test_readers_never_meet_half_a_language():
    one, other = {"a": "1", "b": "1"}, {"a": "2", "b": "2"}
    stop, odd = threading.Event(), []

    def listen() -> None:
        while not stop.is_set():
            said = words._language.words
            if said and said["a"] != said["b"]:
                odd.append(dict(said))

    listener = threading.Thread(target=listen)
    listener.start()
    for _ in range(300):
        speak(one)
        speak(other)
    stop.set()
    listener.join()
    assert odd == []


def test_a_text_that_remembers_its_template_is_its_english_text(german):
    said = Said("{kept} of {size}", kept=3, size=10)
    assert said == "3 of 10"
    assert hash(said) == hash("3 of 10")
    assert json.dumps([said]) == '["3 of 10"]'
    assert say(said) == "3 von 10"
    for copied in (deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert (copied, say(copied)) == ("3 of 10", "3 von 10")


def test_pseudo_is_longer_and_keeps_places():
    assert pseudo("Temperature {x:g}") == "[Ťéɱƥéŕåťûŕé {x:g}·····]"
    for english, strange in read_words("pseudo").items():
        assert strange[0] + strange[-1] == "[]"
        plain = sum(len(part[0]) for part in Formatter().parse(english))
        assert strange.count("·") >= 0.4 * plain - 1
    speak(read_words("pseudo"))
    assert say("{kept} of {size}", kept=3, size=10) == "[3 öf 10··]"


# German, where it is shown.


def test_effect_lines_in_german(german):
    stages = run(hot_case()).of_samplers
    said = {stage.name: stage.effect for stage in stages}
    assert said["top_p"] == "hält 6 · entfernt 3.0 %"
    assert said["min_p"] == "keine Wirkung: aus"
    assert next(s for s in stages if s.name == "top_p").threshold_text.startswith(
        "laufende Summe 0.945 → 0.970 bei "
    )


def test_a_trace_made_in_english_is_read_in_german():
    trace = run(hot_case().with_field(0, "repetition", 1.2))
    top_p = next(stage for stage in trace.stages if stage.name == "top_p")
    english = (top_p.effect, top_p.threshold_text)
    penalties = trace.of_samplers[0]
    assert penalties.effect.startswith(("no effect: off", "no effect: no text"))
    speak(read_words("de"))
    assert penalties.effect.startswith("keine Wirkung: ")
    assert top_p.threshold_text.startswith("laufende Summe")
    speak({})
    assert (top_p.effect, top_p.threshold_text) == english


def test_why_in_german(german):
    trace = run(hot_case())
    result = trace.result
    cut = next(t for t in range(len(trace.experiment.source)) if result.probability(t) == 0.0)
    name = trace.experiment.source.token(cut)
    told = why(trace, cut)
    assert told.startswith(f"{name} hatte ")
    assert " nach Temperatur. Sechs bessere Token hatten zusammen schon 0.970 " in told
    assert told.endswith("und überschritten damit 0.95, also hat Top-p es entfernt.")
    kept = why(trace, int(result.top(1)[0]))
    assert " ist geblieben: mit ihm ist die laufende Summe " in kept
    assert [say(step.fate) for step in path(trace, cut)][-1] == "entfernt"
    assert path(trace, cut)[-1].fate == "cut"  # data stays English


def test_errors_in_german(german):
    with pytest.raises(ParameterError, match="„top_p“ muss eine Zahl von 0 bis 1 sein, nicht 2"):
        hot_case().with_field(hot_case().chain.step_of("top_p"), "mass", 2.0)
    with pytest.raises(ParameterError, match="„top_k“ muss eine ganze Zahl ab 0 sein, nicht −1"):
        TopK(-1)
    with pytest.raises(EngineError, match="TGI lehnt „top_k“ = 0 ab: es muss eine ganze Zahl"):
        engine("tgi").chain(top_k=0)
    with pytest.raises(DataError, match="Position 1 ist keine Zahl"):
        Source.from_logits([0.0, float("nan")])


def test_what_samplers_say_of_themselves_in_german(german):
    assert Temperature(0.5).explain() == (
        "Teilt jedes Logit durch 0.50; die Abstände zwischen den Token wachsen auf das 2.00-Fache. "
        "Die Rangfolge ändert sich nie."
    )
    assert Penalties(repetition=1.2, presence=0.5).explain() == (
        "Teilt positive Logits schon benutzter Token durch 1.20, zieht jedem schon benutzten Token "
        "0.50 ab. Nichts wird entfernt."
    )
    assert low(Temperature.title) == "Temperatur"
    assert label(Penalties(), specs(Penalties)["window"]) == "Fenster (Strafen)"
    assert Temperature(0.5).settings() == "T 0.50"  # a term, the same everywhere


def test_solutions_and_causes_in_german(german):
    assert solve(hot_case(), "temperature", entropy=1.0).sentence == (
        "Mit top-p 0.95 springt die Entropie bei Temperatur 0.3043 von 0.969 auf 1.095: "
        "1 nat wird nie erreicht."
    )
    found = solve(hot_case(), "temperature", entropy=1.5).sentence
    assert found.startswith("Mit top-p 0.95 ergibt Temperatur 0.")
    assert found.endswith(" eine Entropie von 1.5 nats.")
    rows = {row.engine.name: row for row in side_by_side(hot_case(), defaults="engine").rows}
    assert rows["lab"].cause == "dieselbe Verteilung"
    assert rows["llama.cpp"].cause == "llama.cpp schneidet vor der Temperatur"
    notes = [say(note) for note in rows["transformers"].notes]
    assert "top_k 50 ist die Voreinstellung von transformers" in notes


def test_a_cause_of_several_parts_in_german(german):
    chain = engine("lab").chain("off", temperature=1.6, top_p=0.9, xtc_probability=0.5)
    rows = {row.engine.name: row for row in side_by_side(hot_case().with_chain(chain)).rows}
    assert rows["ollama"].cause == "Ollama lässt XTC weg und schneidet vor der Temperatur"


# Files and programs read English.


def test_notes_are_stored_in_english(german):
    chain = engine("llama.cpp").chain(temperature=0.6)
    assert "top_k 40 is the default of llama.cpp" in chain.notes
    stored = stored_chain(chain).notes
    assert stored == chain.notes
    assert all(type(note) is str for note in stored)


def test_settings_do_not_depend_on_the_language():
    english = [kind().settings() for kind in SAMPLERS], Xtc(0.5).settings()
    speak(read_words("de"))
    assert ([kind().settings() for kind in SAMPLERS], Xtc(0.5).settings()) == english


def test_nothing_is_said_while_modules_load():
    """What is said at import would keep the language of that moment for ever."""
    early = []
    for file in ROOT.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        inside_functions = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for part in ([function.body] if isinstance(function, ast.Lambda) else function.body)
            for node in ast.walk(part)
        }
        early += [
            f"{file.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and ast.unparse(node.func) in ("say", "say_count", "both", "either")
            and id(node) not in inside_functions
        ]
    assert early == []
