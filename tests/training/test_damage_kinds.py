"""Each kind of damage on sentences of our own: what it can make of them, and what it lets alone."""

from __future__ import annotations

import pytest

from training.damage import Damager
from training.damage.kinds import KINDS

CASES = (
    ("preposition", "The baker depends on his brother.", "The baker depends [of] his brother."),
    ("preposition", "They discussed the price for an hour.", "They discussed [about] the price for an hour."),
    ("preposition", "She listened to the radio all evening.", "She listened [the] radio all evening."),
    ("article", "The old mill was sold by the owner.", "The old mill was sold by [owner]."),
    ("article", "Farmers in France are angry.", "Farmers in [the] France are angry."),
    ("noun-phrase-order", "They saw a red car there.", "They saw a [car red] there."),
    ("noun-phrase-order", "We met John's brother in town.", "We met [the brother of John] in town."),
    ("word-order", "He speaks English well and sings.", "He speaks [well] English and sings."),
    ("word-order", "The mayor announced that the bridge was closed.", "[Announced the mayor] that the bridge was closed."),
    ("tense", "He went to Rome three years ago.", "He [has gone] to Rome three years ago."),
    ("tense", "She has lived in Rome since 2010.", "She [lives] in Rome since 2010."),
    ("agreement", "He goes to the river with three dogs.", "He [go] to the river with three dogs."),
    ("agreement", "They gave us information about the boat.", "They gave us [informations] about the boat."),
    ("verb-form", "She did not go to the fair.", "She did not [went] to the fair."),
    ("verb-form", "He must pay for the boat.", "He must [to pay] for the boat."),
    ("wrong-sense", "The court heard the case in May.", "The [dish] heard the case in May."),
    ("pronoun", "Anna Smith says she likes the boat.", "Anna Smith says [he] likes the boat."),
    ("pronoun", "The man who was hurt went home.", "The man [which] was hurt went home."),
    ("name", "They met Mikhail Gorbachev in the park.", "They met Mikhail [Gorbatschew] in the park."),
    ("exonym", "He lives near Moscow with a cat.", "He lives near [Moscou] with a cat."),
    ("acronym", "The UN sent a boat to the island.", "The [ONU] sent a boat to the island."),
    ("residue", "The government sold the old mill.", "The [gobierno] sold the old mill."),
    ("dropped", "She wants to sell the old mill.", "She wants [sell] the old mill."),
    ("calque", "The fair takes place in the old mill.", "The fair [has] place in the old mill."),
    ("calque", "He left the town two years ago.", "He left the town [before two years]."),
    ("number", "The mill cost 3.5 million crowns.", "The mill cost [3,5] million crowns."),
    ("number", "He left the town on March 5.", "He left the town [the 5 of March]."),
    ("comparison", "The mill is bigger than the barn.", "The mill is [more big] than the barn."),
    ("comparison", "She did not sell the old mill.", "She [no] sell the old mill."),
    ("phrase", "The prime minister left the town early.", None),
    ("neighbour", "The gross domestic product fell in May.", "The gross [homegrown] product fell in May."),
)
TRIES = 400


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for begin, end in reversed(spans):
        text = f"{text[:begin]}[{text[begin:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(("kind", "sentence", "wanted"), CASES)
def test_a_kind_makes_of_a_sentence_what_it_is_for(kind: str, sentence: str, wanted: str | None) -> None:
    damager = Damager(3, only=(kind,))
    results = [result for _ in range(TRIES) if (result := damager.damage(sentence))]
    made = {_marked(result.text, result.spans) for result in results}
    assert made
    assert {name for result in results for name in result.kinds} == {kind}
    if wanted:
        assert wanted in made


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, _, _ in CASES} == {kind.name for kind in KINDS}


FINE = (
    ("tense", "The dealer says that the price fell and the buyers left."),
    ("pronoun", "The teacher and her dog left the town."),
    ("agreement", "We will go there soon and stay."),
    ("exonym", "She flew from New South Wales to the lake."),
    ("number", "He sold the old mill and the barn."),
    ("tense", "It was a day of rain."),
)


@pytest.mark.parametrize(("kind", "sentence"), FINE)
def test_a_kind_leaves_alone_what_it_would_not_make_wrong(kind: str, sentence: str) -> None:
    damager = Damager(5, only=(kind,))
    made = {result.text for _ in range(60) if (result := damager.damage(sentence))}
    assert not made
