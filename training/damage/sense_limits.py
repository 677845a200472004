"""Words that are not exchanged for another sense: what comes out would read as English as often as not."""

from __future__ import annotations

NEVER_FOR = frozenset("be have do get big many different several can may will thing people way time year day".split())
"""Right words that are left alone."""

NEVER_SENSES: frozenset[tuple[str, str]] = frozenset(
    pair
    for row in (
        "big/huge/enormous/large/great",
        "choose/elect",
        "begin/start/commence",
        "attack/assault",
        "disease/illness",
        "value/worth",
        "loss/misfortune",
        "item/product",
        "image/picture",
        "job/work/post",
        "large/big/great",
        "show/display",
        "search/look",
        "get/obtain/receive",
        "help/aid/assist",
        "meeting/gathering",
        "try/attempt",
        "enemy/foe",
        "rich/wealthy",
        "fast/quick/rapid",
        "important/significant",
        "road/street/way",
        "say/tell",
        "house/home",
        "end/finish/close",
        "buy/purchase",
        "let/leave",
        "strong/powerful",
    )
    for words in [row.split("/")]
    for pair in [(left, right) for left in words for right in words if left != right]
)
"""Pairs that stand for each other well enough."""
