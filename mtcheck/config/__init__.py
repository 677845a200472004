"""Settings: what there is, where they are found, what they may say, and where each value came from."""

from mtcheck.config.find import key_places, load_config
from mtcheck.config.options import (
    FAIL_ON,
    OPTIONS,
    OVERRIDABLE,
    PLUGIN,
    PROFILES,
    SUFFIXES,
    THEMES,
    WITH_LANGUAGE_MODEL,
    WITHOUT_MODEL,
    Option,
)
from mtcheck.config.values import Config, Override

__all__ = [
    "FAIL_ON",
    "OPTIONS",
    "OVERRIDABLE",
    "PLUGIN",
    "PROFILES",
    "SUFFIXES",
    "THEMES",
    "WITHOUT_MODEL",
    "WITH_LANGUAGE_MODEL",
    "Config",
    "Option",
    "Override",
    "key_places",
    "load_config",
]
