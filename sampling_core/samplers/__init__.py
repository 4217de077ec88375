"""The samplers, in the default order of the lab."""

from sampling_core.sampler import Sampler
from sampling_core.samplers.adaptive_p import AdaptiveP
from sampling_core.samplers.bans import AllowedTokens, BannedRuns, BannedTokens
from sampling_core.samplers.dry import Dry
from sampling_core.samplers.epsilon import Epsilon, Eta
from sampling_core.samplers.logit_bias import LogitBias, SequenceBias
from sampling_core.samplers.min_p import MinP
from sampling_core.samplers.mirostat import Mirostat
from sampling_core.samplers.no_repeat_ngram import NoRepeatNgram
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.smoothing import Smoothing
from sampling_core.samplers.tail_free import TailFree
from sampling_core.samplers.temperature import Temperature
from sampling_core.samplers.top_a import TopA
from sampling_core.samplers.top_h import TopH
from sampling_core.samplers.top_k import TopK
from sampling_core.samplers.top_n_sigma import TopNSigma
from sampling_core.samplers.top_p import TopP
from sampling_core.samplers.typical import Typical
from sampling_core.samplers.xtc import Xtc

SAMPLERS: tuple[type[Sampler], ...] = (
    LogitBias,
    SequenceBias,
    AllowedTokens,
    BannedRuns,
    BannedTokens,
    Penalties,
    Dry,
    NoRepeatNgram,
    Temperature,
    Smoothing,
    TopNSigma,
    TopH,
    TopK,
    TopP,
    MinP,
    Typical,
    Epsilon,
    Eta,
    TopA,
    TailFree,
    Xtc,
    Mirostat,
    AdaptiveP,
)
