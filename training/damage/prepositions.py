"""Prepositions: the one that the source language governs, one too many, one too few."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words

GOVERNED: dict[tuple[str, str], tuple[str, ...]] = {}
"""(Lemma or word before, right preposition) -> wrong prepositions."""

_VERBS = """
depend on of,from,by|rely on in,to,of|consist of in,from|participate in at,on,to|arrive in to|arrive at to|succeed in to,at|insist on in,to
suffer from of,under,by|die of from a,by|dream of with,about to|think of at,on|think about at,to|listen to at|wait for of,to|look for after,to|look at on,over
look forward to|belong to at,for|accuse of for,in,with|suspect of for,in|acquit of from,for|convict of for,by|charge with of,in|blame for of,in
warn of from,for,before
warn against before,from|protect from before,of|protest against to|flee from before|fight for after|apply for to,on,at|ask for after,of,to|search for after,to
hope for on,to|concentrate on in,at|focus on in,at|concern with of|deal with of,about,over|provide with of|supply with of|agree with at
agree on over,in|agree to at
vote for to,over|vote against to,over|lead to at|contribute to in,for,at|refer to at,on|react to on,at|respond to on,at|reply to on,at|object to against,at
subject to at,by
prevent from of,to,before|stop from of,to|discourage from of,to|exclude from of|differ from of,to|recover from of,after|escape from of,to|resign from of
graduate from at,of
benefit from of,by|result in to,on|result from of|invest in into the,to,on|believe in on,at,to|specialise in on,at|specialize in on,at|engage in to,at,on
increase by of,with|fall by of,with|rise by of,with
drop by of,with|grow by of,with|decrease by of,with|decline by of,with|replace by from|replace with through,for|compare with at,from|compare to at
connect to at|link to at
add to at,in|adapt to at,in|limit to at,on|reduce to at,on|force into at|divide into in|translate into in,on|turn into in,to the|transform into in
convert into in,to the|burst into in
marry to with|divorce from of|laugh at of|aim at on,to|shoot at over|fire at over|spend on for,in|congratulate on for,to|pay for on,of
care for of,after|thank for of
comment on to,over|base on in,at|impose on to,over|depend upon from|count on with,of|attack on at|rest on over|consult with at|collide with against,on
cooperate with at|negotiate with to
meet with to|share with to|speak to at|talk to at|speak about from|talk about from|complain about on|worry about from,of
write about on the|report on of
side with to|threaten with of|fill with of|cover with of|load with of|charge in at|plead for on|appeal to at,in|sentence to at,on|condemn for of
punish for of|arrest for of|sue for of
deprive of from|rob of from|remind of at,from|inform of over,on|inform about over|convince of from,in|assure of in|approve of to|consist in of,from
amount to at,on|return to at|travel to at|move to at
go to at,in|come to at,in|fly to at,in|send to at|bring to at,in|invite to at,in|adhere to at|submit to at|dedicate to for,at|devote to for,at
oppose to at|pray for of|long for after
cut by of,with|shrink by of,with|account for of,to|compete with to|struggle with against to|coincide with at|identify with to|interfere in to|intervene in at,to
persist in to|trust in on,at
"""
_ADJECTIVES = """
responsible for of,from,about|married to with|interested in for,on,at|afraid of from,before|proud of on,from,with|capable of to,for|guilty of for,in,on
full of with,from|aware of from,about the
close to from,with|similar to with,of,at|different from of,to the|independent of on|angry with on,to|angry at on|worried about from
concerned about from|famous for by,of
known for by,with|known as like,for|rich in of,with,on|poor in of,at|good at in,on|bad at in,on|typical of for|accustomed to at,with
opposed to at,against|related to with,at|equal to with,at
due to at,for|subject to at,of|dependent on of,from,by|satisfied with of,from,by|happy with of,from|pleased with of,from|busy with on,at|familiar with of
popular with by,at|linked to at
involved in into,on|based on in,at|available to at,for the|able to for|ready for to,on|necessary for to|essential to at|critical of with,on,to
suspicious of to|confident of in,on|sure of in
tired of from|sick of from|short of in|convinced of from,in|composed of from,by|accused of for,in|suspected of for,in|surprised by from,of
shocked by from,of|impressed by from,of|affected by from,of
supported by from,of|followed by from,of|led by from,of|owned by of,from|made of in|located in on|killed in on|injured in on
wounded in on|eligible for to|suitable for to|sorry for of
absent from of|safe from of,before|engaged in at,on|wrong with at|consistent with to,at|compatible with to,at|parallel to with|inferior to of|superior to of
vulnerable to at,for|open to at
"""
_NOUNS = """
attack on against the,at,over|reason for of|increase in at|rise in at|decline in at|drop in at|fall in at|reduction in at
change in at|interest in for,on,at|role in at,on
answer to on,at|solution to of,at|threat to at,of|key to of|access to at,into|damage to of,at,on|visit to at|trip to at|return to at
right to at,of|opposition to at|support for at
demand for of,after,on|need for in|responsibility for of,over|respect for to,of|search for after|desire for of|hope for of,on|call for of,to
ban on of,to,against|tax on of,to|impact on to,over|effect on in,to,over
influence on in,to,at|control over of the,on|debate on around|report on of|war on to,against
war with to|relations with to|talks with to|contact with to|cooperation with to
problem with at,by|deal with to|lack of in,at|risk of for|example of for|use of from|member of from|part of from,in
taste for of|vote on over
confidence in on,to,at|faith in on,to|belief in on,to|authority on in|law on over|success in at|difficulty in at|investment in on
participation in at,on|involvement in at,on
"""
_FIXED = """
on monday:in monday,at monday,the monday|on tuesday:in tuesday,at tuesday,the tuesday|on wednesday:in wednesday,at wednesday,the wednesday
on thursday:in thursday,at thursday,the thursday
on friday:in friday,at friday,the friday|on saturday:in saturday,at saturday,the saturday|on sunday:in sunday,at sunday,the sunday
at night:in night,by night of,on the night in|at home:in home,to home
at work:in work,on work|on television:in television,at television,in the TV|on tv:in tv,at the tv|on the internet:in the internet,at the internet
on the phone:at the phone,by the phone|at the moment:in the moment,on the moment
at the same time:in the same time,to the same time|at the end of:in the end of,to the end of,on the end of|in the end:at the end of all,to the end
at the beginning:to the beginning|on the other hand:by the other hand,at the other hand
on the one hand:by one hand,from one side|on the contrary:to the contrary of this,at the contrary|in the morning:at the morning,on the morning,by the morning
in the evening:at the evening,on the evening|in the afternoon:at the afternoon,on the afternoon,by the afternoon
according to:according with,after,in accordance to|in order to:for to,in order of|because of:because,due of,by cause of
instead of:instead,in place to,in change of|in front of:before of,in front from,opposite of|in addition to:in addition at,additionally of,besides of
in favor of:in favor to,for favor of|in favour of:in favour to,to favour of|in terms of:in terms from,at terms of|in spite of:despite of,in spite from
in charge of:in charge from,at charge of|with regard to:with regard at,in regard of
in response to:in response at,as response on|in contrast to:in contrast with to,at difference of|at least:in least,to the least,by least
at first:in first,at the first|at last:at the last,in last|for the first time:by the first time,in the first time,to the first time
for the sake of:in sake of,for sake to|for example:by example,as example,to example|for instance:by instance,as instance|on board:in board,at board
on average:in average,at average,by average|by car:with car,in the car way|by phone:with phone,at phone|by train:with train,at train
on behalf of:in behalf to,from behalf of|under pressure:in pressure,on pressure|on purpose:by purpose,with purpose
by accident:on accident,per accident|by mistake:on mistake,for mistake|in danger:on danger,at danger|in public:at public,on public|in prison:at prison,on prison
on strike:in strike,at strike|on trial:in trial,at trial of|on holiday:in holidays,at holiday|on vacation:in vacation,at vacation
in practice:on practice,at practice|in theory:on theory,at theory|at risk:in risk,on risk|at war:in war,on war|at peace:in peace state,on peace
under way:in way,on the way of|on fire:in fire,at fire|for sale:in sale,on sales of|in turn:at turn,on turn|on time:in the time,at the time exact
in fact:at fact,of fact,on fact|in general:at general,on general|in particular:at particular,on particular|as a result:as result,in result,by result
as part of:in part of,in frame of,in the frame of|in the middle of:at the middle of,on the middle of|on the way to:in the way to,at the way to
at the age of:in the age of,with the age of,to the age of|at the time:in the time,to the time,on the time|in the meantime:on the meantime,by the meantime
at a time:in a time,to a time|in recent years:on recent years,at recent years,the last years|over the weekend:in the weekend,at weekend,on weekend
in the world:on the world,of the world over|in the street:on the way street,at street|at a press conference:on a press conference,in a conference of press
in the background:on background,at background|in the country:on the country,at the country|in the west:on west,on the west|in the north:on north,on the north
in the south:on south,on the south|in the east:on east,on the east|by the end of:until the end of,up to the end of,to the end of
"""


def _fill(rows: str) -> None:
    for line in rows.strip().splitlines():
        for row in line.split("|"):
            cells = row.split(" ", 2)
            if len(cells) == 3:
                GOVERNED[cells[0], cells[1]] = tuple(wrong for wrong in cells[2].split(",") if " " not in wrong)


_fill(_VERBS)
_fill(_ADJECTIVES)
_fill(_NOUNS)

FIXED: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
for _row in _FIXED.strip().replace("\n", "|").split("|"):
    _right, _, _wrong = _row.partition(":")
    FIXED.setdefault(_right.split()[0], []).append((tuple(_right.split()), tuple(_wrong.split(","))))

_INSERTED = {
    "discuss": ("about", "on", "over"), "enter": ("in", "to"), "approach": ("to", "at"), "reach": ("to", "at"), "attend": ("to", "at"),
    "answer": ("on",), "marry": ("with", "to"), "contact": ("with", "to"), "resemble": ("to",), "influence": ("on", "over", "to"),
    "affect": ("to", "on"), "attack": ("to", "on"), "visit": ("to", "in"), "help": ("to",), "join": ("to",),
    "support": ("to",), "accompany": ("with", "to"), "cross": ("over", "through"), "lack": ("of",), "face": ("with", "to"), "demand": ("for", "to"),
    "request": ("for",), "investigate": ("on", "over"), "combat": ("against", "with"), "obey": ("to",), "oppose": ("to", "against"), "criticize": ("to",),
    "survive": ("to", "from"), "kill": ("to",), "meet": ("to",), "thank": ("to",), "ask": ("to",), "tell": ("to",), "threaten": ("to",), "convince": ("to",),
    "inform": ("to",), "invite": ("to",), "address": ("to",), "violate": ("against",), "abandon": ("from",), "dominate": ("over",),
    "emphasize": ("on",), "stress": ("on",), "await": ("for", "on"), "seek": ("for", "after"), "control": ("over",),
    "condemn": ("to",), "defend": ("to",), "accuse": ("to",), "mention": ("about", "on"), "describe": ("about",), "explain": ("about",), "consider": ("on", "about"),
    "avoid": ("to", "from"), "board": ("on", "in"), "exceed": ("over",), "protect": ("to",),
}  # fmt: skip
"""Transitive verbs with the preposition that other languages put after them."""

_DROPPED = frozenset(
    "listen wait look belong rely depend agree refer lead contribute respond apply consist participate insist focus deal arrive react"
    " reply object point search ask hope"
    " pay care account suffer result arrive succeed amount adhere subscribe appeal believe comment laugh stare knock".split()
)
_MONTHS = frozenset("january february march april june july august september october november december".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for prepositions."""
    found: list[Candidate] = []
    low, pos, glue = words.low, words.pos, words.glue
    for at, word in enumerate(low):
        if word in FIXED:
            found += _fixed(words, at, rng)
        letter = pos[at]
        if letter == "P" or (letter == "T" and at + 1 < len(low) and pos[at + 1] not in "VXB"):
            if at and glue[at - 1]:
                found += _governed(words, at, rng, knowledge)
            if word == "in" and at + 1 < len(low) and glue[at]:
                found += _in_date(words, at, rng)
        elif glue[at] and pos[at + 1] in "DUK" and (letter in "VE3G" or (letter == "X" and at and pos[at - 1] in "SKMTW")):
            verb = knowledge.verb(word)
            if verb and verb[0] in _INSERTED:
                found.append(Candidate(at + 1, at + 2, f"*{rng.choice(_INSERTED[verb[0]])} {words.raw[at + 1]}", 3))
    return found


def _fixed(words: Words, at: int, rng: Random) -> list[Candidate]:
    found = []
    for right, wrongs in FIXED[words.low[at]]:
        if tuple(words.low[at : at + len(right)]) == right:
            wrong = rng.choice(wrongs).split()
            kept = 0
            while kept < min(len(wrong), len(right)) and wrong[-1 - kept] == right[-1 - kept]:
                kept += 1
            tail = words.raw[at + len(right) - kept : at + len(right)]
            new = ["*" + word for word in wrong[: len(wrong) - kept]]
            if not new:
                # something was left out: the first word that stayed is the one after the gap
                tail[0] = "*" + tail[0]
            found.append(Candidate(at, at + len(right), " ".join(new + tail), 2))
    return found


def _governed(words: Words, at: int, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    word, before = words.low[at], words.low[at - 1]
    wrong = GOVERNED.get((before, word))
    object_between = False
    if wrong is None:
        verb = knowledge.verb(before) if words.pos[at - 1] in "VE3GLX" else None
        noun = knowledge.noun(before) if verb is None and words.pos[at - 1] == "Z" else None
        if verb:
            wrong = GOVERNED.get((verb[0], word))
        elif noun:
            wrong = GOVERNED.get((noun[0], word))
    if wrong is None and at > 2 and words.pos[at - 1] in "UKN":
        # accused him OF, provided the army WITH
        back = at - 2 if words.pos[at - 1] in "UK" else at - 3
        verb = knowledge.verb(words.low[back]) if words.pos[back] in "VE3GL" and words.run(back, at + 1) else None
        wrong = GOVERNED.get((verb[0], word)) if verb and verb[0] in _WITH_OBJECT else None
        object_between = True
    if not wrong:
        return []
    found = [Candidate(at, at + 1, "*" + rng.choice(wrong), 3)]
    if not object_between and at + 1 < len(words.low) and words.glue[at] and words.pos[at + 1] in "DUK":
        verb = knowledge.verb(before)
        if verb and verb[0] in _DROPPED and words.pos[at - 1] in "VE3G":
            found.append(Candidate(at, at + 2, "*" + words.raw[at + 1], 2))
    return found


_WITH_OBJECT = frozenset(
    "accuse suspect acquit convict charge blame warn protect provide supply prevent stop exclude deprive rob remind inform convince"
    " congratulate sentence replace".split()
)


def _in_date(words: Words, at: int, rng: Random) -> list[Candidate]:
    following = words.low[at + 1]
    if following in _MONTHS:
        return [Candidate(at, at + 1, "*" + rng.choice(("on", "at")), 1)]
    if len(following) == 4 and following.isdigit() and following[:2] in ("18", "19", "20"):
        return [Candidate(at, at + 1, "*" + rng.choice(("on", "at")), 1)]
    if words.pos[at + 1] == "K" and _is_country(following):
        return [Candidate(at, at + 1, "*" + rng.choice(("at", "on", "to")), 0.5)]
    return []


def _is_country(word: str) -> bool:
    """True for a country whose name tells that it is one; *at Iran* is wrong wherever it stands after *in*."""
    return word in _COUNTRIES


_COUNTRIES = frozenset(
    "france germany spain italy china russia iran iraq syria turkey israel egypt japan india pakistan afghanistan ukraine poland greece"
    " brazil mexico europe africa asia"
    " america britain england canada australia lebanon jordan libya sudan yemen kuwait cuba venezuela argentina chile colombia peru"
    " portugal austria sweden norway".split()
)
