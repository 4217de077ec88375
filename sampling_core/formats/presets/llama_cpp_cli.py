"""The flags of llama.cpp's command line."""

import shlex
from math import isfinite
from typing import Any, ClassVar

from sampling_core.files import Unreadable
from sampling_core.formats.presets.biases import (
    biases_of,
    breakers_of,
    lose_biases,
    lose_runs,
    read_object,
    written_bias,
)
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.llama_keys import (
    LETTERS,
    SAMPLERS,
    read_order,
    read_windows,
    rest_adaptive,
    write_windows,
    written_order,
)
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import LLAMA_CPP
from sampling_core.formats.presets.sheet import Sheet

WINDOWS = {"penalty_last_n": "--repeat-last-n", "dry_penalty_last_n": "--dry-penalty-last-n"}
START = ("llama-cli", "-m", "model.gguf")
REPEATED = ("--logit-bias", "--dry-sequence-breaker", "--reverse-prompt")
SHORT = {"-l": "--logit-bias", "-s": "--seed", "-n": "--predict", "--n-predict": "--predict",
         "-r": "--reverse-prompt", "--sampling-seq": "--sampler-seq"}  # fmt: skip


def key(name: str, parameter: str, default: float | None = None, **more: Any) -> Key:
    """Return a flag: its value is a text always."""
    return Key(name, parameter, default, texts=True, **more)


class LlamaCppCli(Format):
    """``llama-cli --temp 0.8 --top-k 40``; later flags win."""

    name = "llama.cpp-cli"
    title = "llama.cpp"
    suffix = ".sh"
    semantics = LLAMA_CPP
    stands_in = ("-m needs a model: model.gguf stands in.",)
    greedy: ClassVar[dict[str, Any]] = {"--temp": 0}
    extras = Extras(("--seed",), ("--predict",), ("--reverse-prompt",))
    keys = (
        key("--temp", "temperature", 0.8, aliases=("--temperature",)),
        key("--dynatemp-range", "dynatemp_range"),
        key("--dynatemp-exp", "dynatemp_exponent", 1.0),
        key("--top-k", "top_k", 40, off=(-1,)),
        key("--top-p", "top_p", 0.95),
        key("--min-p", "min_p", 0.05),
        key("--top-nsigma", "top_n_sigma", off=(-1,), aliases=("--top-n-sigma",)),
        key("--typical", "typical_p", aliases=("--typical-p",)),
        key("--xtc-probability", "xtc_probability"),
        key("--xtc-threshold", "xtc_threshold", 0.1),
        key("--repeat-penalty", "repetition_penalty"),
        key("--repeat-last-n", "penalty_last_n", 64, means=((-1, 0),)),
        key("--presence-penalty", "presence_penalty"),
        key("--frequency-penalty", "frequency_penalty"),
        key("--dry-multiplier", "dry_multiplier"),
        key("--dry-base", "dry_base", 1.75),
        key("--dry-allowed-length", "dry_allowed_length", 2),
        key("--dry-penalty-last-n", "dry_penalty_last_n", 64, means=((-1, 0),)),
        key("--mirostat", "mirostat"),
        key("--mirostat-ent", "mirostat_tau", 5.0),
        key("--mirostat-lr", "mirostat_eta", 0.1),
        key("--adaptive-target", "adaptive_target"),
        key("--adaptive-decay", "adaptive_decay", 0.9),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "flags":
            return 0
        known = {name for each in self.keys for name in each.names}
        words = " ".join(value or "" for name, value in sheet.value if not name)
        found = any(name in known for name, _ in sheet.value)
        return 3 if "llama" in words and found else 2 if found else 1

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        if sheet.kind != "flags":
            raise Unreadable("The flags of llama.cpp are a command line.")
        known = {name for each in self.keys for name in each.names} | set(REPEATED)
        known |= {"--samplers", "--sampler-seq", "--seed", "--predict"}
        flat: Flat = {name: [] for name in REPEATED}
        words: list[str] = []
        for written, value in sheet.value:
            name = SHORT.get(written, written)
            if name in REPEATED:
                flat[name].append(value or "")
            elif name in known:
                flat[name] = value if value is not None else ""
            else:
                words += [word for word in (written, value) if word]
        return {k: v for k, v in flat.items() if v != []}, {"words": words} if words else {}

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        read_windows({n: int(v) for n, v in flat.items() if v in ("0", "-1")}, WINDOWS, draft)
        if "--logit-bias" in flat:
            read_object([_bias(text) for text in flat["--logit-bias"]], draft, "--logit-bias")
        breakers = flat.get("--dry-sequence-breaker")
        if breakers:
            draft.breakers = tuple(text for text in breakers if text != "none")
        if isinstance(flat.get("--sampler-seq"), str):
            read_order(list(flat["--sampler-seq"]), LETTERS, "--sampler-seq", draft)
        if isinstance(flat.get("--samplers"), str):
            names = [name for name in flat["--samplers"].split(";") if name]
            read_order(names, SAMPLERS, "--samplers", draft)
        rest_adaptive(draft)
        return set(flat)

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if preset.format == self.name and "words" not in preset.envelope:
            report.stand_ins += self.stands_in
        write_windows(said, flat, WINDOWS, report)
        order = written_order(preset)
        if "adaptive_target" in said and order is None:
            order = ["adaptive_p"]
        if order is not None:
            flat["--samplers"] = ";".join(order)
        totals, bans = biases_of(said)
        entries = [f"{token}{written_bias(amount)}" for token, amount in totals.items()]
        if entries or bans:
            flat["--logit-bias"] = entries + [f"{token}-inf" for token in bans]
        lose_runs(said, report)
        lose_biases(said, report, "allowed_token_ids")
        breakers = breakers_of(preset, said, report)
        if breakers is not None:
            flat["--dry-sequence-breaker"] = breakers or ["none"]

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        words = [shlex.quote(word) for word in envelope.get("words", START)]
        for name, value in flat.items():
            for one in value if isinstance(value, list) else [value]:
                words += [name, shlex.quote(str(one))]
        return " ".join(words) + "\n"


def _bias(text: str) -> tuple[str, Any]:
    """Return the parts of ``15043+1``, ``15043-0.5`` or ``15043-inf``."""
    digits = len(text) - len(text.lstrip("0123456789"))
    amount = text[digits:]
    if amount == "-inf":
        return text[:digits], False
    try:
        return text[:digits], float(amount) if isfinite(float(amount)) else amount
    except ValueError:
        return text[:digits], amount
